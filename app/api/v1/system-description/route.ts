export { get as GET, save as POST } from "@/server/http/v1/system-description";
