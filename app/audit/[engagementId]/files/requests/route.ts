export { auditRequestListFile as GET } from "@/server/http/audit-request-files";
