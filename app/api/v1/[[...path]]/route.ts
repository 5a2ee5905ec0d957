export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT } from "@/server/http/v1/nothing";
