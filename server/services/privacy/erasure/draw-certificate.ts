export { renderCertificate } from "@/server/reports/certificate-document";
