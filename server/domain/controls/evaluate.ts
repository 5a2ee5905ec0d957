import { type Evaluation, type EvaluationClock, prepareEvaluation } from "./evaluation";
import type { Finding } from "./finding";
import { evaluateCadence } from "./mode-cadence";
import { evaluateEachLatest } from "./mode-each-latest";
import { evaluateEvery } from "./mode-every";
import { evaluateLatest } from "./mode-latest";
import { evaluatePopulation } from "./mode-population";
import { applyPromised, type Promised } from "./parameters";
import { worstState } from "./precedence";
import type { ControlTest, EvaluatedRecord, Rule, RuleResult, Verdict } from "./schema";

/**
 * Judges a control test: every rule must hold, and the worst rule speaks for all.
 *
 * Pure: the same test, promise, records and clock give the same verdict, in whatever order the records stand.
 * Records of other kinds change nothing. Nothing is ever a pass by absence: no evidence is `no_evidence`, and a
 * fact that is missing is `manual_pending`, never met and never broken. `nextChangeAt` is the first moment the
 * state can change without new evidence. Throws RangeError on an unreadable clock or zone.
 *
 * Which records were known is the caller's choice: see recordsAt.
 */
export function evaluateControlTest(
  test: ControlTest, promised: Promised, records: readonly EvaluatedRecord[], clock: EvaluationClock,
): Verdict {
  const effective = applyPromised(test, promised);
  const evaluation = prepareEvaluation(effective, records, clock);
  const rules = effective.rules.map((rule, index): RuleResult => ({ index, ...evaluateRule(rule, evaluation) }));
  const state = worstState(rules.map((rule) => rule.state));
  const asOf = new Date(evaluation.asOf).toISOString();
  const changes = rules.flatMap((rule) => (rule.nextChangeAt === null ? [] : [rule.nextChangeAt])).sort();
  return { state, sentence: rules.find((rule) => rule.state === state)?.sentence ?? "", asOf, rules, nextChangeAt: changes[0] ?? null };
}

function evaluateRule(rule: Rule, evaluation: Evaluation): Finding {
  switch (rule.mode) {
    case "latest": return evaluateLatest(rule, evaluation);
    case "each_latest": return evaluateEachLatest(rule, evaluation);
    case "every": return evaluateEvery(rule, evaluation);
    case "cadence": return evaluateCadence(rule, evaluation);
    case "population": return evaluatePopulation(rule, evaluation);
  }
}
