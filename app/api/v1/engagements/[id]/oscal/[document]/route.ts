export { oscal as GET } from "@/server/http/v1/engagements";
