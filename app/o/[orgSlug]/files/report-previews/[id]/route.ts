export { reportPreviewFile as GET } from "@/server/http/portal-files";
