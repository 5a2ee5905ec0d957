export { remove as DELETE, update as PUT } from "@/server/http/v1/report-schedules";
