export { caseFile as GET } from "@/server/http/portal-files";
