export { list as GET, ask as POST } from "@/server/http/v1/packs";
