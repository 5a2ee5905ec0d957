export { suppressions as GET } from "@/server/http/v1/privacy-erasures";
