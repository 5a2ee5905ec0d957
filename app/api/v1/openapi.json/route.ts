export { openApi as GET } from "@/server/http/openapi/serve";
