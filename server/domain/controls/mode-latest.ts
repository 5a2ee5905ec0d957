import { emptyFinding, freshnessOf, spanOf } from "./empty";
import { earliest, type Evaluation } from "./evaluation";
import { type Finding, finding, missingSentence, withRemarks } from "./finding";
import { type Group, judgeGroup } from "./newest";
import type { Deviation, Rule } from "./schema";
import { scopeOf } from "./scope";
import { day, nameOf, nounOf, openingWith, violationOf } from "./sentence";

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
  if (standing === null) return { recordId: null, key: group.key, at: null, sentence: evaluation.say("No record.") };
  const { prepared, violated } = standing;
  const key = "key" in rule ? rule.key : undefined;
  const name = nameOf(prepared, evaluation, key);
  const at = prepared.at === null ? null : new Date(prepared.at).toISOString();
  const wrong = violated.map((condition) => violationOf(prepared, condition, evaluation.asOf, evaluation));
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
  const { say } = evaluation;
  const inSpan = span === null ? "" : say(" in {span}", { span: spanOf(span, say) });
  return `${say("no {kind}{span}", { kind: nounOf(rule.evidence, say), span: inSpan })}${at === null ? "" : say("; last was {day}", { day: day(at, evaluation) })}`;
}

function latestSentence(rule: LatestRule, group: Group, evaluation: Evaluation): string {
  const { standing } = group;
  const { say } = evaluation;
  if (standing === null) return say("No record.");
  const { prepared, violated } = standing;
  const when = prepared.at === null ? say("without a date") : say("of {day}", { day: day(prepared.at, evaluation) });
  if (group.state === "stale") return `${openingWith(staleWords(rule, prepared.at, evaluation))}.`;
  const kind = nounOf(rule.evidence, say);
  if (violated.length === 0) return say("The newest {kind}, {when}, meets every condition.", { kind, when });
  const wrong = violated.map((condition) => violationOf(prepared, condition, evaluation.asOf, evaluation));
  return say("The newest {kind}, {when}, deviates: {wrong}.", { kind, when, wrong: wrong.join("; ") });
}
