import { readFact } from "./condition";
import { emptyFinding, freshnessOf } from "./empty";
import { type Dated, earliest, type Evaluation, isDated, type Prepared } from "./evaluation";
import { type Finding, finding, type Missing, missingSentence, withRemarks } from "./finding";
import { deviationOf, withNext } from "./mode-latest";
import { type Group, type GroupRecords, judgeGroup } from "./newest";
import { underDoubt, worstState } from "./precedence";
import type { Rule, VerdictState } from "./schema";
import { type Scope, scopeOf } from "./scope";
import { countOf, factOf, listed, nounOf } from "./sentence";

type EachLatestRule = Extract<Rule, { mode: "each_latest" }>;

/** A person's word that a system, account or device is gone: its key no longer counts. Never written by a parser. */
export const RETIRED_FACT = "retired";

/**
 * As `latest`, for the newest record of each key. A key that was seen once is expected for ever, so a silent
 * system goes stale; only a newest record with the fact `retired: true` takes its key out.
 */
export function evaluateEachLatest(rule: EachLatestRule, evaluation: Evaluation): Finding {
  const scope = scopeOf(evaluation, rule.evidence, rule.where);
  const { groups, unkeyed } = groupByKey(rule, scope, evaluation);
  const judged = groups.map((group) => judgeGroup(rule, group, evaluation)).sort(byKey);
  const keyless = unkeyed.length === 0 ? null : judgeGroup(rule, { key: null, counted: [], doubtful: unkeyed }, evaluation);
  const certain = judged.filter((group) => group.certain);
  const doubtful = [...judged.filter((group) => !group.certain), ...(keyless === null ? [] : [keyless])];
  if (certain.length === 0 && doubtful.length === 0) return nothingToTest(rule, scope, evaluation);
  const state = combined(certain, doubtful);
  const missing: Missing[] = [
    ...[...certain, ...doubtful].flatMap((group) => group.missing), ...scope.missing,
    ...unkeyed.map((prepared) => ({ prepared, fact: rule.key })),
  ];
  const deviating = certain.filter((group) => group.state === "fail" || group.state === "stale");
  return finding({
    state, missing, tested: certain.length,
    sentence: withRemarks(sentenceOf(rule, state, certain, deviating, missing, evaluation), scope, evaluation),
    basis: certain.flatMap((group) => (group.standing === null ? [] : [group.standing.prepared])),
    deviations: [...deviating].sort(worstFirst).map((group) => () => deviationOf(rule, group, evaluation)),
    next: [nextChange(state, certain, doubtful), scope.nextChange],
  });
}

function groupByKey(rule: EachLatestRule, scope: Scope, evaluation: Evaluation): { groups: GroupRecords[]; unkeyed: Prepared[] } {
  const groups = new Map<string, GroupRecords>();
  const unkeyed: Prepared[] = [];
  const place = (prepared: Prepared, add: (group: GroupRecords) => void): void => {
    const key = readFact(prepared, rule.key, evaluation.asOf);
    if (key === undefined || key === null || key === "") {
      unkeyed.push(prepared);
      return;
    }
    const name = String(key);
    const group = groups.get(name) ?? { key: name, counted: [], doubtful: [] };
    groups.set(name, group);
    add(group);
  };
  for (const prepared of scope.counted) place(prepared, (group) => group.counted.push(prepared));
  for (const prepared of [...scope.possible, ...scope.undated]) place(prepared, (group) => group.doubtful.push(prepared));
  for (const [key, at] of retirements(rule, scope)) {
    const group = groups.get(key);
    if (group === undefined) continue;
    group.counted = group.counted.filter((prepared) => prepared.at > at);
    group.doubtful = group.doubtful.filter((prepared) => !isDated(prepared) || prepared.at > at);
    if (group.counted.length + group.doubtful.length === 0) groups.delete(key);
  }
  return { groups: [...groups.values()], unkeyed };
}

/** Until when each retired key is out: a newer record brings it back. */
function retirements(rule: EachLatestRule, scope: Scope): Map<string, number> {
  const retired = new Map<string, number>();
  const add = (prepared: Dated): void => {
    if (prepared.record.facts[RETIRED_FACT] !== true) return;
    const key = String(prepared.record.facts[rule.key]);
    retired.set(key, Math.max(prepared.at, retired.get(key) ?? Number.NEGATIVE_INFINITY));
  };
  for (const list of [scope.counted, scope.possible, scope.outside]) list.forEach(add);
  return retired;
}

function nothingToTest(rule: EachLatestRule, scope: Scope, evaluation: Evaluation): Finding {
  const seen = scope.outside.length > 0 ? scope.outside : scope.counted;
  const empty = emptyFinding({
    kind: rule.evidence, where: rule.where, onEmpty: rule.onEmpty ?? "no_evidence", windowMs: freshnessOf(rule), seen,
  }, evaluation);
  return withNext(empty, scope.nextChange, withRemarks(empty.sentence, scope, evaluation));
}

function combined(certain: readonly Group[], doubtful: readonly Group[]): VerdictState {
  if (certain.length === 0) return "manual_pending";
  const base = worstState(certain.map((group) => group.state));
  return doubtful.reduce((before, group) => underDoubt(before, worstState([base, group.state])), base);
}

/** While one group fails only a failing group can change the outcome; while one is stale, only a new failure can. */
function nextChange(state: VerdictState, certain: readonly Group[], doubtful: readonly Group[]): number | null {
  const watched = state === "fail" ? certain.filter((group) => group.state === "fail") : [...certain, ...doubtful];
  let first: number | null = null;
  for (const group of watched) first = earliest(first, group.nextChange);
  return first;
}

function sentenceOf(
  rule: EachLatestRule, state: VerdictState, certain: readonly Group[], deviating: readonly Group[], missing: Missing[], evaluation: Evaluation,
): string {
  if (state === "manual_pending") return missingSentence(missing, evaluation, rule.key);
  const { say } = evaluation;
  const key = factOf(rule.evidence, rule.key, say);
  if (deviating.length === 0) {
    const kind = nounOf(rule.evidence, say);
    return certain.length === 1 ? say("The newest {kind} of the one {key} meets every condition.", { kind, key }) : say("The newest {kind} of each {key}, {count} in all, meets every condition.", { kind, key, count: String(certain.length) });
  }
  const names = [...deviating].sort(worstFirst).slice(0, 3).map((group) => deviationOf(rule, group, evaluation).sentence);
  return say("{n} of {records} by {key} deviates: {names}.|{n} of {records} by {key} deviate: {names}.", {
    n: String(deviating.length), records: countOf(certain.length, rule.evidence, say), key, names: listed(names, say, deviating.length),
  });
}

function byKey(a: Group, b: Group): number {
  const [left, right] = [a.key ?? "", b.key ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
}

function worstFirst(a: Group, b: Group): number {
  if (a.state !== b.state) return a.state === "fail" ? -1 : 1;
  return byKey(a, b);
}
