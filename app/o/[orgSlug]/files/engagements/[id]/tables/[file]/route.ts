export { engagementTableFile as GET } from "@/server/http/portal-files";
