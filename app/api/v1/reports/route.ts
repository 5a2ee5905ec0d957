export { list as GET, make as POST } from "@/server/http/v1/reports";
