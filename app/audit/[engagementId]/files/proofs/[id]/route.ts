export { auditEvidenceProof as GET } from "@/server/http/audit-files";
