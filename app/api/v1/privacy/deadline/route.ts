export { deadline as GET } from "@/server/http/v1/deadline";
