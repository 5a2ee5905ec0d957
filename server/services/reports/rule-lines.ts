import { EVIDENCE_KINDS } from "@/server/domain/catalog/kinds";
import { promisedRuleLabels } from "@/server/domain/controls/explain";
import { judge } from "@/server/domain/controls/judge";
import { applyPromised } from "@/server/domain/controls/parameters";
import { verdictSay } from "@/server/domain/controls/say";
import type { Rule, RuleResult } from "@/server/domain/controls/schema";
import { bearingWords } from "@/server/domain/reports/bearing";
import { cadenceInPeriod, clippedToPeriod, windowOf, type InPeriod } from "@/server/domain/reports/rule-window";
import type { PopulationLine, RuleLine } from "@/server/domain/reports/snapshot";

import type { Bench, Judged } from "./judged";
import { deviationLine, type Citing } from "./lapse-lines";
import type { Period } from "./population-lines";

/** What each rule came to, with the days its count is about and the part of the count that lies in the period. */
export function ruleLines(bench: Bench, now: Judged, populations: readonly PopulationLine[], period: Period, citing: Citing): RuleLine[] {
  const say = verdictSay(now.clock.language);
  const test = applyPromised(now.judged.test, now.judged.promised);
  const labels = promisedRuleLabels(now.judged.test, now.judged.promised, say);
  const totals = new Map(populations.map((population) => [population.kind, population.total]));
  return now.verdict.rules.flatMap((result) => {
    const rule = test.rules[result.index];
    return rule === undefined ? [] : [{
      label: labels[result.index] ?? "", state: result.state, sentence: result.sentence, tested: result.tested, deviationsTotal: result.deviationsTotal,
      deviations: result.deviations.map((deviation) => deviationLine(deviation, citing)), window: windowOf(rule, result, period.to),
      inPeriod: inPeriodOf(bench, now, rule, result, period), bearing: bearingWords(rule, result.tested, totals, test.params, say), nextChangeAt: result.nextChangeAt,
    }];
  });
}

function inPeriodOf(bench: Bench, now: Judged, rule: Rule, result: RuleResult, period: Period): InPeriod | null {
  const clipped = clippedToPeriod(rule, period);
  if (clipped === null) return cadenceInPeriod(result, period);
  const test = { ...applyPromised(now.judged.test, now.judged.promised), rules: [clipped] };
  const [again] = judge({ ...now.judged, test, promised: {} }, bench.records, now.clock, EVIDENCE_KINDS).rules;
  return again === undefined ? null : { tested: again.tested, deviations: again.deviationsTotal };
}
