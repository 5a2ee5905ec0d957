export { callback as POST } from "@/server/http/opendsr";
