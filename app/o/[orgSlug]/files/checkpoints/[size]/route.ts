export { checkpointFile as GET } from "@/server/http/portal-files";
