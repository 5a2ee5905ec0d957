export { signingCertificateFile as GET } from "@/server/http/portal-files";
