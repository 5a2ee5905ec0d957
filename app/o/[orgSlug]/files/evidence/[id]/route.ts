export { evidenceFile as GET } from "@/server/http/portal-files";
