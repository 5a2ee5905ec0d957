export { erasureCertificateFile as GET } from "@/server/http/portal-files";
