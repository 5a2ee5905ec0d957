export { upload as POST } from "@/server/http/v1/files";
