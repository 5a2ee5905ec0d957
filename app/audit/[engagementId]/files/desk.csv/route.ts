export { deskFile as GET } from "@/server/http/audit-files";
