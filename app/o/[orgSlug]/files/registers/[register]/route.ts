export { registerFile as GET } from "@/server/http/portal-files";
