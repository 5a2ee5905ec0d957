export { packFile as GET } from "@/server/http/portal-files";
