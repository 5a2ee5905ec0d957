export { uploadFile as POST } from "@/server/http/portal-files";
