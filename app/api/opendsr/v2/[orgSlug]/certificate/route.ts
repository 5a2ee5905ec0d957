export { certificate as GET } from "@/server/http/opendsr";
