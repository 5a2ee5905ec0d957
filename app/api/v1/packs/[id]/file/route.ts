export { download as GET } from "@/server/http/v1/packs";
