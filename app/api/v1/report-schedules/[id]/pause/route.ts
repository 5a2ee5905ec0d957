export { pause as POST } from "@/server/http/v1/report-schedules";
