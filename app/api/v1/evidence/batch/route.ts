export { pushBatch as POST } from "@/server/http/v1/evidence";
