export { receipt as POST } from "@/server/http/v1/task-receipt";
