import type { PushItem } from "@/server/domain/evidence/schema";

import { csvArtefact, filedArtefact, nativeArtefact } from "./artefact";
import { type Day, dateOf, eventToday, isEvery } from "./calendar";
import { between, hex, oneOf } from "./chance";

type Incident = { id: string; title: string; severity: string; day: number; closed: number; reviewed: number; cause: string };

/** The failover of db-main that took the service down for over two hours. */
export const OUTAGE_DAY = 97;
const INCIDENTS: readonly Incident[] = [
  { id: "INC-31", title: "db-main failed over and stayed read-only", severity: "high", day: OUTAGE_DAY, closed: 99, reviewed: 104, cause: "A failover setting lost in the last upgrade" },
  { id: "INC-32", title: "Customer support account phished", severity: "medium", day: 236, closed: 240, reviewed: 245, cause: "Session token taken by a look-alike sign-in page; no customer data was opened" },
];
const EXERCISES: Readonly<Record<number, number>> = { 2: -128, 207: 205 };

/** Alerts of the last four weeks, as the on-call tool lists them. */
export function alertExports(day: Day): PushItem[] {
  return isEvery(day, 28, 18) ? [alerts(day)] : [];
}

/** Incidents, their reviews, the yearly exercise, and the recorded zero of personal-data breaches. */
export function incidentItems(day: Day): PushItem[] {
  return [...INCIDENTS.flatMap((incident) => incidentItem(day, incident)), ...exercise(day), ...noBreaches(day)];
}

function incidentItem(day: Day, incident: Incident): PushItem[] {
  const origin = { system: "PagerDuty", by: "Carla Ruiz" };
  const known = { incident_id: incident.id, severity: incident.severity, detected_at: day.time(incident.day, "13:12"), minutes_to_classify: incident.severity === "high" ? 18 : 52 };
  if (day.index === incident.day) {
    return [filedArtefact(day, { ...origin, title: `${incident.id} opened: ${incident.title}`, fileName: `${incident.id.toLowerCase()}-opened.json` }, [{ kind: "incident", facts: { ...known, status: "open" } }])];
  }
  if (day.index === incident.closed) {
    const facts = { ...known, status: "closed", days_since_resolved: 0, timeline_present: true, personal_data_assessed: true, root_cause: incident.cause };
    return [filedArtefact(day, { ...origin, title: `${incident.id} closed: ${incident.title}`, fileName: `${incident.id.toLowerCase()}-closed.json` }, [{ kind: "incident", facts }])];
  }
  if (day.index !== incident.reviewed) return [];
  return [filedArtefact(day, { ...origin, system: "Notion", title: `Review of ${incident.id}`, fileName: `${incident.id.toLowerCase()}-review.json` }, [{
    kind: "post_incident_review", facts: { incident_id: incident.id, completed_at: day.time(day.index, "15:00"), days_to_review: incident.reviewed - incident.closed, overdue_actions: 0 },
  }])];
}

const RULES = [
  ["Sign-in from a new country", "high"], ["Many failed sign-ins", "medium"], ["GuardDuty: unusual API call", "high"], ["Admin role granted", "medium"], ["WAF blocks above threshold", "low"],
] as const;

function alerts(day: Day): PushItem {
  const rows = Array.from({ length: between(7, 12, "alerts", day.index) }, (_, place) => {
    const on = day.index - 27 + between(0, 26, "alert", day.index, place);
    const [rule, severity] = oneOf(RULES, "rule", day.index, place);
    const clock = `${between(10, 23, "hour", day.index, place)}:${between(10, 59, "minute", day.index, place)}`;
    return [`AL-${Number.parseInt(hex(6, "alert", day.index, place), 16)}`, rule, severity, `${dateOf(day, on - 1)} ${clock}`, between(4, 170, "triage", day.index, place), "closed", oneOf(["false positive", "expected activity", "blocked"], day.index, place)];
  });
  return csvArtefact(day, { title: `Security alerts, ${rows.length} in four weeks`, fileName: `alerts-${dateOf(day, day.index)}.csv`, system: "PagerDuty", collector: "PagerDuty scheduled export", query: "service:security created:>-28d", total: rows.length },
    ["Id", "Rule", "Severity", "Raised", "Minutes to triage", "Status", "Outcome"], rows, {
      mapping: {
        kind: "security_alert", timezone: day.calendar.timezone,
        columns: { alert_id: "Id", severity: "Severity", raised_at: "Raised", minutes_to_triage: "Minutes to triage", status: "Status", outcome: "Outcome" },
      },
    });
}

function exercise(day: Day): PushItem[] {
  const on = EXERCISES[day.index];
  if (on === undefined) return [];
  return [filedArtefact(day, { title: "Incident exercise: stolen backup", fileName: `incident-exercise-${dateOf(day, on)}.json`, system: "Notion", by: "Carla Ruiz" }, [{
    kind: "incident_exercise", facts: { held_at: day.time(on, "13:00"), scenario: "Backup of customer data stolen and offered for sale", includes_data_breach: true, participants: 11, lessons_recorded: true },
  }])];
}

/** Every quarter the breach register is queried; that it holds no row is evidence too. */
function noBreaches(day: Day): PushItem[] {
  const today = eventToday(day.calendar.quarters, day, -1, 5);
  if (today === null) return [];
  const period = { from: day.time(today.span.from, "00:00"), to: day.time(today.on, "23:59") };
  const query = `project = BREACH AND created >= "${period.from}" AND created <= "${period.to}"`;
  return [nativeArtefact(day, { title: `No personal-data breach in ${today.span.label}`, fileName: `breach-register-${today.span.label}.json`, system: "Jira", method: "api", by: "Ben Okafor", query, rows: 0, total: 0, period, minutes: 20, reconciledWith: "Incidents in PagerDuty" }, [{
    kind: "recorded_zero", facts: { kind: "data_breach", period_start: period.from, period_end: period.to, query },
  }])];
}
