export { auditSampleFile as GET } from "@/server/http/sample-files";
