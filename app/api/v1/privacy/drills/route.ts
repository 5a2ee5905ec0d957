export { list as GET } from "@/server/http/v1/drills";
