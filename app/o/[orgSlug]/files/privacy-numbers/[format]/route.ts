export { privacyNumbersFile as GET } from "@/server/http/portal-files";
