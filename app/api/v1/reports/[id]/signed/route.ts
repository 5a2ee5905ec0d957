export { downloadSigned as GET } from "@/server/http/v1/reports";
