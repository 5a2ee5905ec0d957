import type { FactValue } from "../evidence/record";
import { DAY_MS, HOUR_MS, type Prepared } from "./evaluation";

/** What must hold for a clock to be still running. All must hold; what is not known does not hold. */
type Running = { fact: string; noneOf?: readonly string[]; oneOf?: readonly string[]; is?: boolean; above?: number; missing?: true };

/**
 * A fact that changes by itself while time passes.
 *
 * `since`: the value is the time since the fact `from`, and a value the source gives is only a lower bound while
 * the clock runs. `onward`: the value was right at the record's own time (or, for `received`, when we received
 * it) and grows from there; `down` counts to an end date instead. Once the clock has stopped, the source's value stands.
 */
export type Duration = {
  unit: "days" | "hours" | "minutes";
  from: string;
  counts: "since" | "onward" | "down";
  running: readonly Running[];
  /** The clock runs until a value is recorded: an absent value is "not yet", null is "not known". */
  untilRecorded?: true;
  /** A given zero may mean "not late" rather than "due today", so it does not grow. */
  zeroHolds?: true;
};

/** Words for "this item is over". A word that is not here leaves the clock running. */
export const CLOSED_WORDS: readonly string[] = [
  "closed", "fixed", "resolved", "remediated", "patched", "mitigated", "done", "completed", "complete", "finished", "fulfilled", "refused",
  "rejected", "answered", "withdrawn", "cancelled", "canceled", "dismissed", "auto_dismissed", "false_positive", "not_affected", "deleted",
];
const UNTRIAGED_WORDS: readonly string[] = ["open", "new", "triggered", "firing", "active", "unassigned", "untriaged", "pending"];

const whileOpen: readonly Running[] = [{ fact: "status", noneOf: CLOSED_WORDS }];
const openDays = (from: string): Duration => ({ unit: "days", from, counts: "since", running: whileOpen });
const ageing = (from: string): Duration => ({ unit: "days", from, counts: "onward", running: [] });

/** Every fact that moves with the clock, by kind. Whole days are counted; hours and minutes are exact. */
export const DURATIONS: Readonly<Record<string, Readonly<Record<string, Duration>>>> = {
  // Items with a status: counted from their start until a closing word.
  vulnerability_finding: { days_open: openDays("detected_at") },
  deletion_record: { days_open: openDays("requested_at") },
  dsar: { days_open: openDays("received_at") },
  inquiry: { days_open: openDays("received_at") },
  // Steps inside an item: counted until the step is recorded.
  security_alert: {
    minutes_to_triage: { unit: "minutes", from: "raised_at", counts: "since", running: [{ fact: "status", oneOf: UNTRIAGED_WORDS }] },
  },
  incident: {
    minutes_to_classify: {
      unit: "minutes", from: "detected_at", counts: "since", untilRecorded: true,
      running: [...whileOpen, { fact: "severity", missing: true }],
    },
    // The time of repair is not a fact, so the count goes on from when we received the number.
    days_since_resolved: ageing("received"),
  },
  data_breach: {
    hours_to_authority: { unit: "hours", from: "aware_at", counts: "since", running: [], untilRecorded: true },
    hours_to_customer: { unit: "hours", from: "aware_at", counts: "since", running: [], untilRecorded: true },
  },
  change_record: {
    retro_review_days: {
      unit: "days", from: "deployed_at", counts: "since",
      running: [{ fact: "emergency", is: true }, { fact: "retro_review_done", is: false }],
    },
  },
  joiner: {
    screening_days: { unit: "days", from: "started_at", counts: "since", running: [], untilRecorded: true },
    confidentiality_days: { unit: "days", from: "started_at", counts: "since", running: [], untilRecorded: true },
  },
  leaver: {
    hours_to_disable: { unit: "hours", from: "left_at", counts: "since", running: [{ fact: "open_accounts", above: 0 }] },
    days_since_left: { unit: "days", from: "left_at", counts: "since", running: [] },
  },
  person: { tenure_days: { unit: "days", from: "started_at", counts: "since", running: [{ fact: "active", is: true }] } },
  // Lateness against a due date we do not have: the number itself goes on.
  deficiency: { overdue_days: { unit: "days", from: "received", counts: "onward", running: whileOpen, zeroHolds: true } },
  risk_entry: { overdue_days: { unit: "days", from: "occurred", counts: "onward", running: [], zeroHolds: true } },
  // Ages at a snapshot: true then, older now, as far as the newest evidence shows.
  secret_record: { age_days: ageing("occurred"), unused_days: ageing("occurred") },
  privileged_account: { unused_days: ageing("occurred") },
  facility_attestation: { report_age_days: ageing("occurred") },
  baseline_check: {
    oldest_drift_days: { unit: "days", from: "occurred", counts: "onward", running: [{ fact: "drift_open", above: 0 }] },
  },
  tls_scan: { days_to_expiry: { unit: "days", from: "occurred", counts: "down", running: [] } },
};

/** How one fact of one record moves: its value at `start` plus one per whole or exact unit, or null where it stands still. */
export type RunningClock = { start: number; base: number; step: 1 | -1; unitMs: number; whole: boolean; atLeast: number };

export function durationOf(kind: string, fact: string): Duration | undefined {
  return Object.hasOwn(DURATIONS, kind) ? DURATIONS[kind]?.[fact] : undefined;
}

/** The running clock behind a fact, or null where the recorded value stands as it is. */
export function runningClock(prepared: Prepared, fact: string): RunningClock | null {
  const duration = durationOf(prepared.record.kind, fact);
  if (duration === undefined) return null;
  const { facts } = prepared.record;
  const given = facts[fact];
  if (duration.untilRecorded === true && given !== undefined) return null;
  if (!duration.running.every((condition) => holds(condition, facts))) return null;
  return duration.counts === "since" ? clockSince(prepared, duration, given) : clockOnward(prepared, duration, given);
}

/** The value of a running clock at a moment. Before its start it stands at its base. */
export function readClock(clock: RunningClock, at: number): number {
  const units = Math.max(0, at - clock.start) / clock.unitMs;
  return Math.max(clock.atLeast, clock.base + clock.step * (clock.whole ? Math.floor(units) : units));
}

/** Which step over a limit matters: coming to stand at it, going beyond it, or either. */
export type Edge = "reached" | "passed" | "either";

/**
 * The first moment after `after` at which a running clock comes to a limit or goes beyond it, null where it never
 * will. To the millisecond.
 */
export function nextCrossing(clock: RunningClock, limit: number, after: number, edge: Edge = "either"): number | null {
  const gap = clock.step * (limit - clock.base);
  const reached = clock.start + (clock.whole ? Math.ceil(gap) * clock.unitMs : Math.ceil(gap * clock.unitMs));
  const passed = clock.start + (clock.whole ? (Math.floor(gap) + 1) * clock.unitMs : Math.floor(gap * clock.unitMs) + 1);
  if (edge !== "passed" && reached > after) return reached;
  return edge !== "reached" && passed > after ? passed : null;
}

function clockSince(prepared: Prepared, duration: Duration, given: FactValue | undefined): RunningClock | null {
  const start = Date.parse(String(prepared.record.facts[duration.from] ?? ""));
  // Without the start, a number the source gave still grows from the record's own time.
  if (Number.isNaN(start)) return clockOnward(prepared, { ...duration, from: "occurred" }, given);
  return { start, base: 0, step: 1, ...unitOf(duration), atLeast: typeof given === "number" ? given : 0 };
}

function clockOnward(prepared: Prepared, duration: Duration, given: FactValue | undefined): RunningClock | null {
  const start = duration.from === "received" ? prepared.receivedAt : prepared.at;
  if (typeof given !== "number" || start === null) return null;
  if (duration.zeroHolds === true && given === 0) return null;
  return { start, base: given, step: duration.counts === "down" ? -1 : 1, ...unitOf(duration), atLeast: Number.NEGATIVE_INFINITY };
}

function unitOf(duration: Duration): { unitMs: number; whole: boolean } {
  if (duration.unit === "days") return { unitMs: DAY_MS, whole: true };
  return { unitMs: duration.unit === "hours" ? HOUR_MS : 60_000, whole: false };
}

const SPACES = /[\s-]+/g;

function holds(condition: Running, facts: Record<string, FactValue>): boolean {
  const value = facts[condition.fact];
  if (condition.missing === true) return value === undefined || value === null || value === "";
  if (condition.is !== undefined) return value === condition.is;
  if (condition.above !== undefined) return typeof value === "number" && value > condition.above;
  if (typeof value !== "string" || value.trim() === "") return false;
  const word = value.trim().toLowerCase().replaceAll(SPACES, "_");
  return condition.oneOf === undefined ? condition.noneOf?.includes(word) === false : condition.oneOf.includes(word);
}
