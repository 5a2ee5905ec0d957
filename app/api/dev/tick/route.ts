export { tick as POST } from "@/server/http/dev/tick";
