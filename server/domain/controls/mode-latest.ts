import { emptyFinding, freshnessOf, spanOf } from "./empty";
import { earliest, type Evaluation } from "./evaluation";
import { type Finding, finding, missingSentence, withRemarks } from "./finding";
import { type Group, judgeGroup } from "./newest";
import type { Deviation, Rule } from "./schema";
import { scopeOf } from "./scope";
import { kindNoun } from "../catalog/labels";
import { day, nameOf, violationOf } from "./sentence";

type LatestRule = Extract<Rule, { mode: "latest" }>;

/** The newest record is fresh enough and meets every assertion. */
export function evaluateLatest(rule: LatestRule, evaluation: Evaluation): Finding {
  const scope = scopeOf(evaluation, rule.evidence, rule.where);
  const doubtful = [...scope.possible, ...scope.undated];
  if (scope.counted.length === 0 && doubtful.length === 0) {
    const empty = emptyFinding({
      kind: rule.evidence, where: rule.where, onEmpty: rule.onEmpty ?? "no_evidence", windowMs: freshnessOf(rule), seen: scope.outside,
    }, evaluation);
    return withNext(empty, scope.nextChange, withRemarks(empty.sentence, scope, evaluation));
  }
  const group = judgeGroup(rule, { key: null, counted: scope.counted, doubtful }, evaluation);
  // Without a record that is certainly meant, even a good one is only good once a person has supplied the fact.
  const state = group.certain ? group.state : "manual_pending";
  const missing = [...group.missing, ...scope.missing];
  const sentence = state === "manual_pending" ? missingSentence(missing, evaluation) : latestSentence(rule, group, evaluation);
  const standing = group.standing;
  return finding({
    state, sentence: withRemarks(sentence, scope, evaluation), missing, tested: 1,
    basis: standing === null ? [] : [standing.prepared],
    deviations: standing !== null && (state === "fail" || state === "stale") ? [() => deviationOf(rule, group, evaluation)] : [],
    next: [group.nextChange, scope.nextChange],
  });
}

/** What is wrong with the newest record of a group, in one sentence. */
export function deviationOf(rule: Rule, group: Group, evaluation: Evaluation): Deviation {
  const { standing } = group;
  if (standing === null) return { recordId: null, key: group.key, at: null, sentence: "No record." };
  const { prepared, violated } = standing;
  const key = "key" in rule ? rule.key : undefined;
  const name = nameOf(prepared, evaluation.timezone, key);
  const at = prepared.at === null ? null : new Date(prepared.at).toISOString();
  const wrong = violated.map((condition) => violationOf(prepared, condition, evaluation.params, evaluation.asOf, evaluation.timezone));
  const sentence = wrong.length > 0 ? `${name}: ${wrong.join("; ")}` : `${name}: ${staleWords(rule, prepared.at, evaluation)}`;
  return { recordId: prepared.record.id, key: group.key, at, sentence };
}

export function withNext(result: Finding, nextChange: number | null, sentence: string): Finding {
  const next = earliest(nextChange, result.nextChangeAt === null ? null : Date.parse(result.nextChangeAt));
  return { ...result, sentence, nextChangeAt: next === null ? null : new Date(next).toISOString() };
}

/** "no restore test in 90 days; last was 1 Jul 2026". */
export function staleWords(rule: Rule, at: number | null, evaluation: Evaluation): string {
  const span = freshnessOf(rule);
  const inSpan = span === null ? "" : ` in ${spanOf(span)}`;
  return `no ${kindNoun(rule.evidence)}${inSpan}${at === null ? "" : `; last was ${day(at, evaluation.timezone)}`}`;
}

function latestSentence(rule: LatestRule, group: Group, evaluation: Evaluation): string {
  const { standing } = group;
  if (standing === null) return "No record.";
  const { prepared, violated } = standing;
  const when = prepared.at === null ? "without a date" : `of ${day(prepared.at, evaluation.timezone)}`;
  if (group.state === "stale") {
    const words = staleWords(rule, prepared.at, evaluation);
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  }
  const noun = kindNoun(rule.evidence);
  if (violated.length === 0) return `The newest ${noun}, ${when}, meets every condition.`;
  const wrong = violated.map((condition) => violationOf(prepared, condition, evaluation.params, evaluation.asOf, evaluation.timezone));
  return `The newest ${noun}, ${when}, deviates: ${wrong.join("; ")}.`;
}
