export { nativeSchema as GET } from "@/server/http/openapi/serve";
