export { engagementOscal as GET } from "@/server/http/portal-files";
