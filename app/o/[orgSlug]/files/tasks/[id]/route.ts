export { handIn as POST } from "@/server/http/task-files";
