import { judgeAssertions, movingConditions, nextConditionChange } from "./condition";
import { type Dated, earliest, type Evaluation } from "./evaluation";
import { type Finding, finding, type Missing, missingSentence, withRemarks } from "./finding";
import { judgePeriod, type JudgedPeriod, type Tallied } from "./cadence-periods";
import { closedPeriods, type Period, periodOf, periodsInWindow } from "./periods";
import { amountOf } from "./say";
import type { Deviation, Rule, VerdictState } from "./schema";
import { type Scope, scopeOf } from "./scope";
import { brokenConditions, day, listed, nounOf, oneOf, openingWith } from "./sentence";

type CadenceRule = Extract<Rule, { mode: "cadence" }>;

/**
 * Each closed period holds a passing record that happened in it. A period nothing happened in stays missed for ever;
 * one whose record reached us after the grace is `late`, which is an exception and never a plain pass. Periods that
 * ended before the control was promised are not expected.
 */
export function evaluateCadence(rule: CadenceRule, evaluation: Evaluation): Finding {
  const { closed, current } = closedPeriods(
    rule.per, periodsInWindow(rule.per, rule.windowDays), evaluation.asOf, evaluation.timezone, rule.graceDays,
  );
  const expected = closed.filter((period) => evaluation.adoptedAt === null || period.to > evaluation.adoptedAt);
  const scope = scopeOf(evaluation, rule.evidence, rule.where);
  const tallies = tallyPeriods(rule, [...closed, current], scope, evaluation);
  const judged = expected.map((period) => judgePeriod(period, tallies.get(period), evaluation.asOf));
  const state = stateOf(rule, judged, scope, tallies);
  const missing = missingOf(rule, judged, scope, evaluation);
  const deviating = judged.filter((each) => each.state === "missed" || each.state === "failed" || each.state === "late");
  const basis = judged.flatMap((each) => each.records).reverse();
  return finding({
    state, missing, tested: expected.length, basis,
    sentence: withRemarks(sentenceOf(rule, state, judged, missing, current, scope, evaluation), scope, evaluation),
    deviations: deviating.toReversed().map((each) => () => deviationOf(rule, each, evaluation)),
    occurrences: judged.map((each) => ({
      label: each.period.label, from: iso(each.period.from), to: iso(each.period.to), dueBy: iso(each.period.dueBy),
      state: each.state, recordIds: each.records.slice(0, 50).map((prepared) => prepared.record.id),
    })),
    next: [current.to, nextDue(judged), nextMove(rule, judged, scope, evaluation)],
  });
}

function tallyPeriods(rule: CadenceRule, periods: readonly Period[], scope: Scope, evaluation: Evaluation): Map<Period, Tallied> {
  const tallies = new Map<Period, Tallied>();
  const add = (prepared: Dated, doubtful: boolean): void => {
    const period = periodOf(periods, prepared.at);
    if (period === undefined) return;
    const tally = tallies.get(period) ?? { passing: [], violated: [], missing: [] };
    tallies.set(period, tally);
    const { outcome } = judgeAssertions(prepared, rule.assert, evaluation.params, evaluation.asOf);
    if (outcome === "violated") tally.violated.push(prepared);
    else if (outcome === "holds" && !doubtful) tally.passing.push(prepared);
    else tally.missing.push(prepared);
  };
  for (const prepared of scope.counted) add(prepared, false);
  for (const prepared of scope.possible) add(prepared, true);
  return tallies;
}

function stateOf(rule: CadenceRule, judged: readonly JudgedPeriod[], scope: Scope, tallies: ReadonlyMap<Period, Tallied>): VerdictState {
  const doubtful = scope.possible.length + scope.undated.length;
  if (scope.counted.length === 0) return doubtful > 0 ? "manual_pending" : "no_evidence";
  const misses = judged.filter((each) => each.state === "missed" || each.state === "failed").length;
  if (misses > rule.allowedMisses) return "fail";
  if (misses > 0 || judged.some((each) => each.state === "late")) return "exception";
  if (judged.some((each) => each.unsure)) return "manual_pending";
  if (judged.some((each) => each.state === "found")) return "pass";
  // Nothing is due yet: a passing record of the running period, or of one before the promise, is all there can be.
  const all = [...tallies.values()];
  if (all.some((tally) => tally.passing.length > 0)) return "pass";
  return all.some((tally) => tally.missing.length > 0) ? "manual_pending" : "no_evidence";
}

function missingOf(rule: CadenceRule, judged: readonly JudgedPeriod[], scope: Scope, evaluation: Evaluation): Missing[] {
  const unsure = judged.filter((each) => each.unsure).flatMap((each) => each.records);
  const facts = unsure.flatMap((prepared) =>
    judgeAssertions(prepared, rule.assert, evaluation.params, evaluation.asOf).missing.map((fact) => ({ prepared, fact })));
  return [...facts, ...scope.missing];
}

function nextDue(judged: readonly JudgedPeriod[]): number | null {
  let first: number | null = null;
  for (const each of judged) if (each.state === "pending" && !each.unsure) first = earliest(first, each.period.dueBy);
  return first;
}

/** Where nothing counts yet a record dated ahead can; a condition over a running clock can always. */
function nextMove(rule: CadenceRule, judged: readonly JudgedPeriod[], scope: Scope, evaluation: Evaluation): number | null {
  const [moving, movingWhere] = [movingConditions(rule.evidence, rule.assert), movingConditions(rule.evidence, rule.where)];
  const open = judged.length === 0 || scope.counted.length === 0 || movingWhere.length > 0;
  let first = open ? scope.nextChange : null;
  if (moving.length === 0) return first;
  for (const prepared of [...scope.counted, ...scope.possible]) {
    first = earliest(first, nextConditionChange(prepared, moving, evaluation.params, evaluation.asOf));
  }
  return first;
}

function sentenceOf(
  rule: CadenceRule, state: VerdictState, judged: readonly JudgedPeriod[], missing: Missing[], current: Period, scope: Scope, evaluation: Evaluation,
): string {
  const { say } = evaluation;
  const kind = nounOf(rule.evidence, say);
  const closes = say(FIRST[rule.per], { day: day(current.to, evaluation) });
  if (state === "no_evidence") {
    const first = judged.length === 0 ? `; ${closes}` : "";
    return scope.counted.length === 0 ? say("No {kind} received{first}.", { kind, first }) : say("No {kind} that meets every condition yet{first}.", { kind, first });
  }
  if (state === "manual_pending" && missing.length > 0) return missingSentence(missing, evaluation);
  const bad = judged.filter((each) => each.state === "missed" || each.state === "failed" || each.state === "late").reverse();
  if (bad.length > 0) {
    const words = bad.slice(0, 3).map((each) => deviationOf(rule, each, evaluation).sentence);
    return say("{n} of {records} deviates: {names}.|{n} of {records} deviate: {names}.", { n: String(bad.length), records: amountOf(judged.length, rule.per, say), names: listed(words, say, bad.length) });
  }
  const pending = judged.find((each) => each.state === "pending");
  const waiting = pending === undefined ? "" : ` ${say("{period} is due by {day}.", { period: pending.period.label, day: day(pending.period.dueBy - 1, evaluation) })}`;
  const found = judged.filter((each) => each.state === "found").length;
  if (found === 0) return `${openingWith(say("{kind} is there; {closes}.", { kind: oneOf(rule.evidence, say), closes }))}${waiting}`;
  return `${say("Each of {periods} holds {kind} that meets every condition.", { periods: amountOf(found, rule.per, say), kind: oneOf(rule.evidence, say) })}${waiting}`;
}

const FIRST = {
  day: "the first day that counts closes {day}", week: "the first week that counts closes {day}", month: "the first month that counts closes {day}", quarter: "the first quarter that counts closes {day}", year: "the first year that counts closes {day}",
} as const;

function deviationOf(rule: CadenceRule, judged: JudgedPeriod, evaluation: Evaluation): Deviation {
  const { period, records } = judged;
  const { say } = evaluation;
  const kind = nounOf(rule.evidence, say);
  const told = { period: period.label, kind };
  const due = day(period.dueBy - 1, evaluation);
  const newest = records[0];
  const received = newest === undefined ? "" : day(judged.receivedAt ?? newest.receivedAt, evaluation);
  const words = {
    missed: say("{period} has no {kind} (was due by {due})", { ...told, due }),
    failed: `${say("{period} has no {kind} that meets every condition", told)}${newest === undefined ? "" : ` (${brokenWords(rule, newest, evaluation)})`}`,
    late: say("the {kind} of {period} was received {received}, after {due}", { ...told, received, due }),
    found: "", pending: "",
  };
  return { recordId: newest?.record.id ?? null, key: period.label, at: iso(period.to), sentence: words[judged.state] };
}

function brokenWords(rule: CadenceRule, prepared: Dated, evaluation: Evaluation): string {
  return brokenConditions(prepared, rule.assert, evaluation).join("; ");
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
