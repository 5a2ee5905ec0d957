export { viewer as GET } from "@/server/http/openapi/viewer";
