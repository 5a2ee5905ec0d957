export { create as POST, list as GET } from "@/server/http/v1/report-schedules";
