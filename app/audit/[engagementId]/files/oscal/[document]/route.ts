export { auditOscal as GET } from "@/server/http/audit-files";
