export { list as GET, pushOne as POST } from "@/server/http/v1/evidence";
