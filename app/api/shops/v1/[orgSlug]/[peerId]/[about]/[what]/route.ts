export { receive as POST } from "@/server/http/shops";
