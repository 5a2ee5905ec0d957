export { evidenceLeaf as GET } from "@/server/http/portal-files";
