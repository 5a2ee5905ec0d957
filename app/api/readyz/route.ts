export { readyz as GET } from "@/server/http/health";
