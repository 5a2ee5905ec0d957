export { auditTable as GET } from "@/server/http/audit-files";
