export { retry as POST } from "@/server/http/v1/reports";
