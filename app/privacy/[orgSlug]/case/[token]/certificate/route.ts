export { ownCertificateFile as GET } from "@/server/http/privacy/certificate";
