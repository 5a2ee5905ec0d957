import type { PushItem } from "@/server/domain/evidence/schema";

import { csvArtefact, filedArtefact } from "./artefact";
import { type Day, dateOf, isEvery } from "./calendar";
import { between } from "./chance";
import { type Person, STAFF } from "./people-list";

type Signed = { person: Person; on: number };
type Campaign = { imported: readonly [from: number, to: number]; from: number; to: number; joinerDays: number };

/** The yearly campaigns: what came over from last year, this year's, and how long a new starter takes. */
const TRAINING: Campaign = { imported: [-70, -50], from: 272, to: 288, joinerDays: 12 };
const ACKNOWLEDGED: Campaign = { imported: [-66, -58], from: 200, to: 212, joinerDays: 6 };
/** These two never found the time: 34 of 36 are 94 %. */
export const UNTRAINED = ["hugo.martin@acme-cloud.example", "tomas.dvorak@acme-cloud.example"];
const UNREVIEWED = "ursula.frei@acme-cloud.example";
const POLICIES = ["code_of_conduct", "information_security"] as const;

/** Exports of the HR system, the learning system and the policy portal. */
export function peopleExports(day: Day): PushItem[] {
  return [
    ...(isEvery(day, 28, 0) ? [roster(day)] : []),
    ...(day.index === 1 || isEvery(day, 7, 3) ? [...trainingExport(day), ...policyExport(day)] : []),
    ...reviewExport(day),
  ];
}

/** New starters and leavers, each filed when the checklist is done. */
export function starterItems(day: Day): PushItem[] {
  const started = STAFF.filter((person) => person.hired + 3 === day.index);
  const left = STAFF.filter((person) => person.left !== null && person.left + 4 === day.index);
  return [
    ...started.map((person) => filedArtefact(day, { title: `Starter checklist, ${person.name}`, fileName: `starter-${person.id.split("@")[0]}.json`, system: "Personio", by: "Eva Novak" }, [{
      kind: "joiner", facts: { person_id: person.id, started_at: day.time(person.hired, "09:00"), screening_days: between(-12, 2, "screened", person.id), confidentiality_days: between(-20, -3, "signed", person.id) },
    }])),
    ...left.map((person) => filedArtefact(day, { title: `Leaver checklist, ${person.name}`, fileName: `leaver-${person.id.split("@")[0]}.json`, system: "Okta", by: "David Chen", query: "System log: user.lifecycle.deactivate", reconciledWith: "Personio leavers" }, [{
      kind: "leaver", facts: { person_id: person.id, left_at: day.time(person.left ?? 0, "10:00"), days_since_left: 4, hours_to_disable: person.hoursToDisable, open_accounts: 0 },
    }])),
  ];
}

function roster(day: Day): PushItem {
  const known = STAFF.filter((person) => person.hired <= day.index);
  const rows = known.map((person) => {
    const active = person.left === null || person.left >= day.index;
    return [person.id, person.name, person.team, active ? "Active" : "Left", dateOf(day, person.hired), active ? "" : dateOf(day, person.left ?? 0), person.team === "Sales" ? "no" : "yes", `${dateOf(day, day.index)} 04:15`];
  });
  return csvArtefact(day, {
    title: "Staff roster, Personio", fileName: `personio-roster-${day.at.slice(0, 10)}.csv`, system: "Personio", collector: "Personio scheduled export",
    query: "Report: Employees, all statuses", total: rows.length, reconciledWith: "Okta user list",
  }, ["Work email", "Name", "Department", "Status", "Hire date", "Last day", "Personal data", "As of"], rows, {
    mapping: {
      kind: "person", columns: { person_id: "Work email", active: "Status", started_at: "Hire date", handles_personal_data: "Personal data", snapshot_at: "As of" },
      constants: { contractor: false }, valueMaps: { active: { active: true, left: false } }, timezone: day.calendar.timezone,
    },
  });
}

function trainingExport(day: Day): PushItem[] {
  const done = signedSince(day, TRAINING).filter(({ person, on }) => on < TRAINING.from || !UNTRAINED.includes(person.id));
  if (done.length === 0) return [];
  const rows = done.map(({ person, on }) => [person.id, "Security & privacy basics", `${dateOf(day, on)} ${clockOf(person, on)}`, between(80, 100, "score", person.id, on)]);
  return [csvArtefact(day, {
    title: `Training completions, ${rows.length} people`, fileName: `completions-${day.at.slice(0, 10)}.csv`, system: "TalentLMS",
    collector: "TalentLMS scheduled report", query: "Completions since last export",
  }, ["Learner", "Course", "Completed on", "Score"], rows, {
    mapping: {
      kind: "training_completion", columns: { person_id: "Learner", course_key: "Course", completed_at: "Completed on", score: "Score" },
      valueMaps: { course_key: { "security & privacy basics": "security_privacy_basics" } }, timezone: day.calendar.timezone,
    },
  })];
}

function policyExport(day: Day): PushItem[] {
  const signed = signedSince(day, ACKNOWLEDGED);
  if (signed.length === 0) return [];
  const rows = signed.flatMap(({ person, on }) => POLICIES.map((policy) => [person.id, policy, on < ACKNOWLEDGED.from ? "3.0" : "3.1", `${dateOf(day, on)} ${clockOf(person, on)}`]));
  return [csvArtefact(day, {
    title: `Policy acknowledgements, ${signed.length} people`, fileName: `acknowledgements-${day.at.slice(0, 10)}.csv`, system: "Policy portal", query: "Acknowledgements since last export",
  }, ["Person", "Policy", "Version", "Signed"], rows, {
    mapping: { kind: "policy_acknowledgement", columns: { person_id: "Person", policy_key: "Policy", version: "Version", acknowledged_at: "Signed" }, timezone: day.calendar.timezone },
  })];
}

/** Who signed or finished since the last export: everybody's last year on day 1, then week by week. */
function signedSince(day: Day, campaign: Campaign): Signed[] {
  const since = day.index === 1 ? -1000 : day.index - 7;
  return STAFF.flatMap((person) => signings(person, campaign).map((on) => ({ person, on })))
    .filter(({ person, on }) => on >= since && on < day.index && (since === -1000 || on >= 1) && (person.left === null || on < person.left));
}

function signings(person: Person, campaign: Campaign): number[] {
  const [from, to] = campaign.imported;
  const first = person.hired < from - 10 ? between(from, to, "last year", person.id) : person.hired + between(2, campaign.joinerDays, "starter", person.id);
  const again = between(campaign.from, campaign.to, "campaign", person.id);
  return person.hired < campaign.from - 40 ? [first, again] : [first];
}

function clockOf(person: Person, on: number): string {
  return `${between(10, 16, person.id, on)}:${between(10, 59, "minute", person.id, on)}`;
}

/** The yearly reviews: last year's on day 1, this year's in one export. */
function reviewExport(day: Day): PushItem[] {
  const isImport = day.index === 1;
  if (!isImport && day.index !== 263) return [];
  const [from, to] = isImport ? [-96, -80] : [248, 260];
  const reviewed = STAFF.filter((person) => person.hired < from - (isImport ? 0 : 190) && (person.left === null || person.left > to) && (isImport || person.id !== UNREVIEWED));
  const rows = reviewed.map((person) => [person.id, dateOf(day, between(from, to, "reviewed", person.id)), "yes"]);
  return [csvArtefact(day, {
    title: `Performance reviews, ${rows.length} people`, fileName: `reviews-${day.at.slice(0, 10)}.csv`, system: "Personio", query: "Report: Completed reviews",
  }, ["Employee", "Completed", "Duties confirmed"], rows, {
    mapping: { kind: "performance_review", columns: { person_id: "Employee", reviewed_at: "Completed", duties_confirmed: "Duties confirmed" }, timezone: day.calendar.timezone },
  })];
}
