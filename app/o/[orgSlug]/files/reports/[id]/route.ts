export { reportFile as GET } from "@/server/http/portal-files";
