import type { PushItem } from "@/server/domain/evidence/schema";

import { filedArtefact, type NativeRecord } from "./artefact";
import { type Day, dateOf, eventToday, isEvery } from "./calendar";
import { between } from "./chance";

/** The month whose control review reached Proofroom weeks after it was due. */
export const LATE_MONTH = { month: 5, daysAfterMonth: 19 } as const;
const INVENTORIES = [5, 92, 178, 262];
const CHANNEL_CHECKS = [3, 121];

/** What management files: meetings, reviews, risks, weaknesses, inventories. */
export function governanceItems(day: Day): PushItem[] {
  return [...meetings(day), ...controlReviews(day), ...risks(day), ...weaknesses(day), ...assessments(day), ...registers(day)];
}

function filed(day: Day, title: string, system: string, records: NativeRecord[], by = "Ben Okafor"): PushItem {
  return filedArtefact(day, { title, fileName: `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${dateOf(day, day.index)}.json`, system, by }, records);
}

function meetings(day: Day): PushItem[] {
  const today = eventToday(day.calendar.quarters, day, 44, 5);
  if (today === null) return [];
  return [filed(day, `Minutes of the oversight meeting ${today.span.label}`, "Notion", [{
    kind: "management_meeting", facts: { held_at: day.time(today.on, "10:00"), independent_attendees: 1, security_on_agenda: true, privacy_on_agenda: true, minutes_approved: true },
  }])];
}

function controlReviews(day: Day): PushItem[] {
  const late = day.calendar.months[LATE_MONTH.month];
  const punctual = eventToday(day.calendar.months.filter((span) => span !== late), day, 24, 2);
  const today = punctual ?? (late && late.to + LATE_MONTH.daysAfterMonth === day.index ? { span: late, on: late.from + 24 } : null);
  if (today === null) return [];
  return [filed(day, `Control review ${today.span.label}`, "Proofroom", [{
    kind: "control_review", facts: { reviewed_at: day.time(today.on, "14:30"), reviewer: "Ben Okafor", failing_controls: between(2, 6, "failing", today.on), failing_without_action: 0 },
  }])];
}

type Risk = { id: string; level: string; treatment: string; owner: string; due: number };
const RISKS: readonly Risk[] = [
  { id: "R-03", level: "high", treatment: "reduce", owner: "Carla Ruiz", due: 900 },
  { id: "R-07", level: "high", treatment: "reduce", owner: "Farid Haddad", due: 600 },
  // The second region was promised for the autumn and is not there yet.
  { id: "R-11", level: "critical", treatment: "reduce", owner: "Farid Haddad", due: 331 },
  { id: "R-14", level: "medium", treatment: "reduce", owner: "David Chen", due: 500 },
  { id: "R-16", level: "high", treatment: "accept", owner: "Ada Lindqvist", due: 900 },
];

function risks(day: Day): PushItem[] {
  if (!isEvery(day, 45, 17)) return [];
  return [filed(day, "Risk register", "Notion", RISKS.map((risk) => ({
    kind: "risk_entry",
    facts: {
      risk_id: risk.id, updated_at: day.time(day.index, "11:00"), level: risk.level, treatment: risk.treatment, owner: risk.owner,
      overdue_days: Math.max(0, day.index - risk.due), ...(risk.treatment === "accept" ? { accepted_by: "Ada Lindqvist" } : {}),
    },
  })))];
}

type Weakness = { id: string; opened: number; closed: number; severity: string; owner: string };
const WEAKNESSES: readonly Weakness[] = [
  { id: "D-21", opened: 101, closed: 122, severity: "medium", owner: "Carla Ruiz" },
  { id: "D-22", opened: 187, closed: 230, severity: "high", owner: "Farid Haddad" },
  { id: "D-23", opened: 254, closed: 275, severity: "medium", owner: "Nils Berg" },
];

function weaknesses(day: Day): PushItem[] {
  return WEAKNESSES.filter((weakness) => day.index === weakness.opened + 1 || day.index === weakness.closed).map((weakness) => {
    const isClosed = day.index === weakness.closed;
    return filed(day, `Weakness ${weakness.id} ${isClosed ? "closed" : "opened"}`, "Jira", [{
      kind: "deficiency",
      facts: { deficiency_id: weakness.id, opened_at: day.time(weakness.opened, "10:15"), severity: weakness.severity, owner: weakness.owner, overdue_days: 0, status: isClosed ? "closed" : "open" },
    }]);
  });
}

function assessments(day: Day): PushItem[] {
  const items: PushItem[] = [];
  if (day.index === 1 || day.index === 213) {
    const on = day.index === 1 ? -120 : 210;
    items.push(filed(day, "Firm-wide risk assessment", "Notion", [{ kind: "risk_assessment", facts: { completed_at: day.time(on, "16:00"), approved_by: "Ada Lindqvist", categories_count: 9, covers_fraud: true, covers_vendors: true, covers_personal_data: true, entries_without_rating: 0 } }]));
  }
  const launches: readonly [id: string, assessed: number, launched: number][] = [["CHG-A-7", 64, 90], ["CHG-A-8", 158, 181], ["CHG-A-9", 291, 312]];
  for (const [id, assessed, launched] of launches.filter((launch) => launch[2] + 1 === day.index)) {
    items.push(filed(day, `Assessment of change ${id}`, "Notion", [{ kind: "change_assessment", facts: { change_id: id, assessed_at: day.time(assessed, "13:00"), launched_at: day.time(launched, "09:30"), security_reviewed: true, privacy_screened: true } }]));
  }
  const evaluations: readonly [day: number, type: string, by: string, on: number, open: number][] = [
    [1, "penetration_test", "Nordlicht Security GmbH", -205, 0], [112, "penetration_test", "Nordlicht Security GmbH", 104, 1],
    [141, "penetration_test", "Nordlicht Security GmbH", 139, 0], [246, "internal_audit", "Lindgren Audit AB", 240, 0],
  ];
  for (const [, type, evaluator, on, open] of evaluations.filter((evaluation) => evaluation[0] === day.index)) {
    items.push(filed(day, type === "internal_audit" ? "Internal audit report" : "Penetration test report", evaluator, [{ kind: "independent_evaluation", facts: { completed_at: day.time(on, "17:00"), type, evaluator, independent: true, scope_ratio: 0.95, open_critical_high: open } }]));
  }
  return items;
}

function registers(day: Day): PushItem[] {
  const items: PushItem[] = [];
  const time = (clock: string): string => day.time(day.index, clock);
  if (isEvery(day, 60, 24)) items.push(filed(day, "Control register", "Proofroom", [{ kind: "control_register", facts: { snapshot_at: time("09:45"), controls_total: 75, without_owner: 0, without_criteria: 0 } }]));
  if (INVENTORIES.includes(day.index)) items.push(filed(day, "Inventory of systems and data", "Notion", [{ kind: "asset_inventory", facts: { snapshot_at: time("13:20"), systems_total: 41, without_owner: 0, unclassified: 0, unreconciled: 0, data_flow_reviewed_at: time("13:00") } }], "David Chen"));
  if (CHANNEL_CHECKS.includes(day.index)) {
    items.push(filed(day, "Reporting channels tried", "security.txt, hotline, privacy mailbox", ["security_mailbox", "privacy_mailbox", "whistleblower_hotline"].map((channel) => ({
      kind: "channel_check", facts: { channel_key: channel, tested_at: time("12:10"), reachable: true, audience: channel === "whistleblower_hotline" ? "staff" : "public" },
    }))));
  }
  return items;
}
