export { acceptAuditRoute as POST } from "@/server/http/portal-files";
