export { auditReportFile as GET } from "@/server/http/audit-files";
