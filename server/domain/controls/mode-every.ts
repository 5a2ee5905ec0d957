import { judgeScope } from "./condition";
import { emptyFinding } from "./empty";
import { DAY_MS, earliest, type Evaluation } from "./evaluation";
import { judgeMember, memberDeviation, type MemberState, membersOfKind } from "./every-members";
import { type Finding, finding, type Missing, missingSentence, withRemarks } from "./finding";
import { withNext } from "./mode-latest";
import { underDoubt } from "./precedence";
import type { Rule, VerdictState } from "./schema";
import { timeFactOf } from "./scope";
import { countOf, day, listed, nounOf } from "./sentence";

type EveryRule = Extract<Rule, { mode: "every" }>;
type Tally = { tested: number; violated: number; missing: number };

/**
 * Each record inside the window meets every assertion. Versions of one item count once, an item that is still
 * open never ages out of the window, and a deviation an older version proves stays.
 */
export function evaluateEvery(rule: EveryRule, evaluation: Evaluation): Finding {
  const windowMs = rule.windowDays * DAY_MS;
  const { members, undated, future, seen } = membersOfKind(rule.evidence, evaluation);
  const judged = [...members.filter((member) => member.alive >= evaluation.asOf - windowMs), ...undated]
    .map((member) => judgeMember(rule, member, evaluation));
  const certain = judged.filter((each) => each.scope === "in");
  const doubtful = judged.filter((each) => each.scope === "possible");
  const remarks = { future, undated: doubtful.filter((each) => each.member.current.at === null).map((each) => each.member.current) };
  const moves = earliestOf([...judged.filter((each) => each.scope === "out").map((each) => each.nextChange), ...future.map((each) => each.at)]);
  if (certain.length === 0 && doubtful.length === 0) {
    const aged = seen.find((each) => judgeScope(each, rule.where, evaluation.params, evaluation.asOf).outcome === "holds");
    const empty = emptyFinding({ kind: rule.evidence, where: rule.where, onEmpty: rule.onEmpty, windowMs, seen, aged }, evaluation);
    return withNext(empty, moves, withRemarks(empty.sentence, remarks, evaluation));
  }
  const base = stateOf(rule, tally(certain));
  const counted = stateOf(rule, tally(judged.filter((each) => each.scope !== "out")));
  // Nothing is certainly in scope: whatever the doubtful ones hold, a person must place them first.
  const state = certain.length === 0 ? "manual_pending" : underDoubt(base, counted);
  const missing: Missing[] = [...certain, ...doubtful].flatMap((each) => missingOf(each));
  return finding({
    state, missing, tested: certain.length,
    sentence: withRemarks(sentenceOf(rule, state, certain, missing, evaluation), remarks, evaluation),
    basis: certain.map((each) => each.member.current),
    deviations: certain.filter((each) => each.outcome === "violated").map((each) => () => memberDeviation(each, evaluation)),
    next: [moves, nextChange(rule, state, certain, doubtful, windowMs)],
  });
}

function tally(members: readonly MemberState[]): Tally {
  const result = { tested: members.length, violated: 0, missing: 0 };
  for (const each of members) if (each.outcome !== "holds") result[each.outcome] += 1;
  return result;
}

function stateOf(rule: EveryRule, { violated, missing }: Tally): VerdictState {
  if (violated > rule.maxFailures) return "fail";
  if (violated > 0) return "exception";
  return missing > 0 ? "manual_pending" : "pass";
}

function missingOf(each: MemberState): Missing[] {
  const prepared = each.member.current;
  const facts = [...each.missing, ...(prepared.at === null ? [timeFactOf(prepared.record.kind)] : [])];
  return facts.map((fact) => ({ prepared, fact }));
}

function nextChange(
  rule: EveryRule, state: VerdictState, certain: readonly MemberState[], doubtful: readonly MemberState[], windowMs: number,
): number | null {
  const leaves = (members: readonly MemberState[]): number[] => members.map((each) => each.member.alive + windowMs + 1).sort((a, b) => a - b);
  const violated = certain.filter((each) => each.outcome === "violated");
  if (state === "fail") {
    const excess = leaves(violated)[violated.length - rule.maxFailures - 1] ?? null;
    return earliest(excess, earliestOf(violated.map((each) => each.nextChange)));
  }
  const moves = earliestOf([...certain, ...doubtful].map((each) => each.nextChange));
  if (state === "manual_pending" || doubtful.length > 0) return earliest(moves, earliestOf(leaves([...certain, ...doubtful])));
  return earliest(moves, leaves(state === "exception" ? violated : certain).at(-1));
}

function sentenceOf(rule: EveryRule, state: VerdictState, certain: readonly MemberState[], missing: Missing[], evaluation: Evaluation): string {
  if (state === "manual_pending") return missingSentence(missing, evaluation);
  const { say } = evaluation;
  const violated = certain.filter((each) => each.outcome === "violated");
  if (violated.length === 0) {
    const from = day(evaluation.asOf - rule.windowDays * DAY_MS, evaluation);
    return certain.length === 1
      ? say("The 1 {kind} since {day} meets every condition.", { kind: nounOf(rule.evidence, say), day: from })
      : say("All {records} since {day} meet every condition.", { records: countOf(certain.length, rule.evidence, say), day: from });
  }
  const names = violated.slice(0, 3).map((each) => memberDeviation(each, evaluation).sentence);
  return say("{n} of {records} deviates: {names}.|{n} of {records} deviate: {names}.", { n: String(violated.length), records: countOf(certain.length, rule.evidence, say), names: listed(names, say, violated.length) });
}

function earliestOf(moments: readonly (number | null)[]): number | null {
  let first: number | null = null;
  for (const moment of moments) first = earliest(first, moment);
  return first;
}

