export { auditViewsExport as GET } from "@/server/http/portal-files";
