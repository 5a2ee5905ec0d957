export { signedReportFile as GET } from "@/server/http/portal-files";
