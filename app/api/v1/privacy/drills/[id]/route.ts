export { get as GET } from "@/server/http/v1/drills";
