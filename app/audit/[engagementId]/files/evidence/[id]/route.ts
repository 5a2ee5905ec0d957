export { auditEvidenceFile as GET } from "@/server/http/audit-files";
