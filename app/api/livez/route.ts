export { livez as GET } from "@/server/http/health";
