import type { CreateScheduleInput } from "@/server/domain/reports/schedule-schema";

import { json, jsonBody, operation, pathParameter, type Paths } from "./operation";

const ID = pathParameter("id", "Id of the schedule.", "rsc_01j9z3k5m7n9p1q3r5s7t9v1w3");
const tag = "Reports";
const monthly: CreateScheduleInput = { kind: "control_tests", options: { status: "final", language: "de" }, rhythm: { every: "month", day: 1 }, window: "previous_month", notify: [] };
const { kind: _kind, ...plan } = monthly;
const scope = "reports:make" as const;
const done = { 200: json("Done.", "ScheduleAsked") };

export function schedulePaths(): Paths {
  return {
    "/api/v1/report-schedules": {
      get: operation({ id: "listReportSchedules", tag, summary: "List schedules of reports", scope: "reports:read", replies: { 200: json("With their last run and their next day.", "ScheduleLines") } }),
      post: operation({
        id: "createReportSchedule", tag, summary: "Have a report made again and again", scope, problems: [400, 404, 409, 413],
        description: "Days are days of the organization's time zone. The report is made when the day begins; after a standstill one is made, of the newest day, and the days missed are named. A day beyond the end of a month is its last.",
        body: jsonBody("CreateSchedule", { monthly: { summary: "Each month, the month before", value: monthly } }), replies: { 201: json("Made.", "ScheduleAsked") },
      }),
    },
    "/api/v1/report-schedules/{id}": {
      put: operation({ id: "updateReportSchedule", tag, summary: "Change a schedule as a whole", scope, parameters: [ID], problems: [400, 404, 413], description: "Its kind stays. It goes on from the next day.", body: jsonBody("ChangeSchedule", { monthly: { summary: "Each month, the month before", value: plan } }), replies: done }),
      delete: operation({ id: "deleteReportSchedule", tag, summary: "Delete a schedule", scope, parameters: [ID], problems: [400, 404], description: "The reports it made stay.", replies: done }),
    },
    "/api/v1/report-schedules/{id}/pause": {
      post: operation({ id: "pauseReportSchedule", tag, summary: "Let a schedule rest, or go on", scope, parameters: [ID], problems: [400, 404, 413], description: "What passes while it rests is not made.", body: jsonBody("PauseSchedule", { pause: { summary: "Let it rest", value: { paused: true } } }), replies: done }),
    },
    "/api/v1/report-schedules/{id}/retry": {
      post: operation({ id: "retryReportSchedule", tag, summary: "Ask again for the report of the last day", scope, parameters: [ID], problems: [400, 404, 409], description: "409 where it was asked for: then the report itself is tried again.", replies: done }),
    },
  };
}
