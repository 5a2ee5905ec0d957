export { ledgerEntryFile as GET } from "@/server/http/portal-files";
