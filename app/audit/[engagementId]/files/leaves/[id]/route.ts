export { auditEvidenceLeaf as GET } from "@/server/http/audit-files";
