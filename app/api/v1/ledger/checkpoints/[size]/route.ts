export { checkpointOfSize as GET } from "@/server/http/v1/ledger";
