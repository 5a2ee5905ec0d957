export { check as POST } from "@/server/http/v1/privacy-erasures";
