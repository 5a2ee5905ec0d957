export { ping as GET } from "@/server/http/v1/ping";
