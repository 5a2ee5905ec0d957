export { table as GET } from "@/server/http/v1/engagements";
