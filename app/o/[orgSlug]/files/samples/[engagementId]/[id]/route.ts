export { askedSampleFile as GET } from "@/server/http/sample-files";
