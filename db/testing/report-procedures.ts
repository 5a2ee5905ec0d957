import type { ProcedureCase } from "./procedures";

const PLAN = { rhythm: { every: "month", day: 1 }, window: "previous_month" };

/** What is done around a report: made again, looked at, made on a schedule. */
export const REPORT_CASES: Record<string, ProcedureCase> = {
  "reports.list": { for: "org" },
  "reports.get": { for: "org", input: (on) => ({ id: on.reportId }), naming: { id: (on) => ({ id: on.reportId }) } },
  "reports.make": {
    for: "org", changes: true, input: () => ({ kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }),
    naming: { engagement: (on) => ({ kind: "auditor_access", from: "2026-01-01", to: "2026-01-31", engagement: on.engagementId }) },
  },
  "reports.retry": { for: "org", changes: true, input: (on) => ({ id: on.reportId }), naming: { id: (on) => ({ id: on.reportId }) } },
  "reports.preview": {
    for: "org", changes: true, input: () => ({ kind: "evidence_index", from: "2026-01-01", to: "2026-01-31" }),
    naming: { engagement: (on) => ({ kind: "auditor_access", from: "2026-01-01", to: "2026-01-31", engagement: on.engagementId }) },
  },
  "reports.previewState": { for: "org", input: (on) => ({ id: on.previewId }), naming: { id: (on) => ({ id: on.previewId }) } },
  "reports.schedules": { for: "org" },
  "reports.createSchedule": {
    for: "org", changes: true, input: () => ({ kind: "evidence_index", ...PLAN }),
    naming: { engagement: (on) => ({ kind: "auditor_access", options: { engagement: on.engagementId }, ...PLAN }), notify: (on) => ({ kind: "evidence_index", ...PLAN, notify: [on.memberId] }) },
  },
  "reports.updateSchedule": { for: "org", changes: true, input: (on) => ({ id: on.scheduleId, ...PLAN }), naming: { id: (on) => ({ id: on.scheduleId, ...PLAN }) } },
  "reports.pauseSchedule": { for: "org", changes: true, input: (on) => ({ id: on.scheduleId, paused: true }), naming: { id: (on) => ({ id: on.scheduleId, paused: true }) } },
  "reports.retrySchedule": { for: "org", changes: true, input: (on) => ({ id: on.scheduleId }), naming: { id: (on) => ({ id: on.scheduleId }) } },
  "reports.deleteSchedule": { for: "org", changes: true, input: (on) => ({ id: on.scheduleId }), naming: { id: (on) => ({ id: on.scheduleId }) } },
  "organization.look": { for: "org" },
  "organization.saveLook": { for: "org", changes: true, input: () => ({ accent: "#1f6f5c" }) },
};
