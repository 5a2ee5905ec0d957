export { orders as GET } from "@/server/http/v1/privacy-erasures";
