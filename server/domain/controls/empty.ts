import { DAY_MS, type Dated, earliest, type Evaluation, HOUR_MS, zerosOf } from "./evaluation";
import { type Finding, finding } from "./finding";
import { instantOf } from "./condition";
import { lastAlive } from "./items";
import { amountOf, type VerdictSay } from "./say";
import type { Condition, Rule } from "./schema";
import { conditionOf, countOf, day, nounOf } from "./sentence";

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
export function spanOf(spanMs: number, say: VerdictSay): string {
  return spanMs % DAY_MS === 0 ? amountOf(spanMs / DAY_MS, "day", say) : amountOf(Math.round(spanMs / HOUR_MS), "hour", say);
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
  const { say } = evaluation;
  const newest = newestOf(zeros);
  if (newest === undefined) return say("Not occurring: none of {records} has {where}.", { records: countOf(seen.length, empty.kind, say), where: whereOf(empty, evaluation) });
  const start = instantOf(newest.record.facts["period_start"]);
  const last = day(newest.at, evaluation);
  const span = start === null ? last : say("{from} to {to}", { from: day(start, evaluation), to: last });
  const more = zeros.length > 1 ? say(" (the newest of {count} recorded zeros)", { count: String(zeros.length) }) : "";
  return say("Not occurring: a recorded query found no {kind} for {span}{more}.", { kind: nounOf(empty.kind, say, 2), span, more });
}

function staleSentence(empty: Emptiness, newest: Dated, evaluation: Evaluation): string {
  const { say } = evaluation;
  const told = { kind: nounOf(empty.kind, say), span: empty.windowMs === null ? "" : say(" in {span}", { span: spanOf(empty.windowMs, say) }), day: day(newest.at, evaluation) };
  if (empty.onEmpty === "no_evidence") return say("No {kind}{span}; last was {day}.", told);
  return `${say("No {kind} and no recorded zero{span}; last was {day}.", told)} ${howTo(empty.kind, say)}`;
}

function absentSentence(empty: Emptiness, evaluation: Evaluation): string {
  const { say } = evaluation;
  const kind = nounOf(empty.kind, say);
  const hint = empty.onEmpty === "not_occurring" && !isRegister(empty.kind) ? ` ${howTo(empty.kind, say)}` : "";
  const absent = empty.seen.length > 0 && empty.where !== undefined ? say("No {kind} with {where} received.", { kind, where: whereOf(empty, evaluation) }) : say("No {kind} received.", { kind });
  return `${absent}${hint}`;
}

/** A list of people, vendors or activities: a zero of it is not something to record. */
function isRegister(kind: string): boolean {
  return kind === "person" || kind === "vendor_record" || kind === "processing_activity";
}

function howTo(kind: string, say: VerdictSay): string {
  return say("If there were none, file the query that returned zero rows as a recorded zero for {kind}.", { kind: nounOf(kind, say, 2) });
}

function whereOf(empty: Emptiness, evaluation: Evaluation): string {
  return (empty.where ?? []).map((condition) => conditionOf(empty.kind, condition, evaluation.params, evaluation.say)).join(evaluation.say(" and ")) || evaluation.say("the required facts");
}
