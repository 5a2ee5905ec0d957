export { activityExport as GET } from "@/server/http/portal-files";
