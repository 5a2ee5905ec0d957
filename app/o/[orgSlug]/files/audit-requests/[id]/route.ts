export { requestListFile as GET } from "@/server/http/audit-request-files";
