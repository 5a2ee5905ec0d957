import { kindNoun } from "../catalog/labels";
import { DAY_MS, type Dated, earliest, type Evaluation, HOUR_MS, zerosOf } from "./evaluation";
import { type Finding, finding } from "./finding";
import { instantOf } from "./condition";
import { lastAlive } from "./items";
import type { Condition, Rule } from "./schema";
import { amountOf, conditionOf, countOf, day } from "./sentence";

/** What a rule that found nothing to test needs to say why. */
export type Emptiness = {
  kind: string;
  where: readonly Condition[] | undefined;
  onEmpty: "not_occurring" | "no_evidence";
  /** How far back evidence counts; null for ever. */
  windowMs: number | null;
  /** Every dated record of the kind, in or out of the `where`, newest first. */
  seen: readonly Dated[];
  /** The newest record that was meant but is too old, where nothing newer is meant. */
  aged?: Dated;
};

/**
 * Nothing to test. `not_occurring` only where something shows it: a recorded zero, or records of the kind of which
 * none is meant. Without that it is `no_evidence`, or `stale` where what there is has become too old. Never a pass.
 */
export function emptyFinding(empty: Emptiness, evaluation: Evaluation): Finding {
  const oldest = empty.windowMs === null ? Number.NEGATIVE_INFINITY : evaluation.asOf - empty.windowMs;
  const zeros = zerosOf(evaluation, empty.kind).filter((zero) => zero.at <= evaluation.asOf);
  const future = zerosOf(evaluation, empty.kind).filter((zero) => zero.at > evaluation.asOf).map((zero) => zero.at);
  const zerosIn = zeros.filter((zero) => zero.at >= oldest);
  const seenIn = empty.seen.filter((prepared) => lastAlive(prepared) >= oldest);
  if (empty.onEmpty === "not_occurring" && zerosIn.length + seenIn.length > 0) {
    const leaves = empty.windowMs === null ? null : lastLeave([...zerosIn, ...seenIn], empty.windowMs);
    return finding({ state: "not_occurring", sentence: zeroSentence(empty, zerosIn, seenIn, evaluation), basis: [...zerosIn, ...seenIn], tested: 0, next: [leaves, ...future] });
  }
  const newest = empty.onEmpty === "not_occurring" ? newestOf([...zeros, ...empty.seen]) : empty.aged;
  const stale = newest !== undefined;
  return finding({
    state: stale ? "stale" : "no_evidence",
    sentence: stale ? staleSentence(empty, newest, evaluation) : absentSentence(empty, evaluation),
    basis: stale ? [newest] : [], tested: 0, next: future,
  });
}

/** "in 90 days", "in 26 hours": how far back a rule looks. */
export function spanOf(spanMs: number): string {
  return spanMs % DAY_MS === 0 ? amountOf(spanMs / DAY_MS, "day") : amountOf(Math.round(spanMs / HOUR_MS), "hour");
}

/** How old a record may be for a rule, in milliseconds; null where the rule sets no limit. */
export function freshnessOf(rule: Rule): number | null {
  const limits = [rule.withinDays === undefined ? null : rule.withinDays * DAY_MS, rule.withinHours === undefined ? null : rule.withinHours * HOUR_MS];
  return earliest(...limits);
}

function lastLeave(records: readonly Dated[], windowMs: number): number | null {
  let leave = Number.NEGATIVE_INFINITY;
  for (const prepared of records) leave = Math.max(leave, lastAlive(prepared) + windowMs + 1);
  return Number.isFinite(leave) ? leave : null;
}

function newestOf(records: readonly Dated[]): Dated | undefined {
  return records.reduce<Dated | undefined>((newest, each) => (newest === undefined || each.at > newest.at ? each : newest), undefined);
}

function zeroSentence(empty: Emptiness, zeros: readonly Dated[], seen: readonly Dated[], evaluation: Evaluation): string {
  const newest = newestOf(zeros);
  if (newest === undefined) return `Not occurring: none of ${countOf(seen.length, empty.kind)} has ${whereOf(empty, evaluation)}.`;
  const start = instantOf(newest.record.facts["period_start"]);
  const from = start === null ? "" : `${day(start, evaluation.timezone)} to `;
  const more = zeros.length > 1 ? ` (the newest of ${zeros.length} recorded zeros)` : "";
  return `Not occurring: a recorded query found no ${kindNoun(empty.kind, 2)} for ${from}${day(newest.at, evaluation.timezone)}${more}.`;
}

function staleSentence(empty: Emptiness, newest: Dated, evaluation: Evaluation): string {
  const span = empty.windowMs === null ? "" : ` in ${spanOf(empty.windowMs)}`;
  const last = `${span}; last was ${day(newest.at, evaluation.timezone)}.`;
  if (empty.onEmpty === "no_evidence") return `No ${kindNoun(empty.kind)}${last}`;
  return `No ${kindNoun(empty.kind)} and no recorded zero${last} ${howTo(empty.kind)}`;
}

function absentSentence(empty: Emptiness, evaluation: Evaluation): string {
  const meant = empty.seen.length > 0 && empty.where !== undefined ? ` with ${whereOf(empty, evaluation)}` : "";
  const hint = empty.onEmpty === "not_occurring" && !isRegister(empty.kind) ? ` ${howTo(empty.kind)}` : "";
  return `No ${kindNoun(empty.kind)}${meant} received.${hint}`;
}

/** A list of people, vendors or activities: a zero of it is not something to record. */
function isRegister(kind: string): boolean {
  return kind === "person" || kind === "vendor_record" || kind === "processing_activity";
}

function howTo(kind: string): string {
  return `If there were none, file the query that returned zero rows as a recorded zero for ${kindNoun(kind, 2)}.`;
}

function whereOf(empty: Emptiness, evaluation: Evaluation): string {
  return (empty.where ?? []).map((condition) => conditionOf(empty.kind, condition, evaluation.params)).join(" and ") || "the required facts";
}
