export { evidenceProof as GET } from "@/server/http/portal-files";
