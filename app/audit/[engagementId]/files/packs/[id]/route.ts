export { auditPackFile as GET } from "@/server/http/audit-files";
