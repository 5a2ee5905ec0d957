import { applyPromised, type Promised } from "./parameters";
import { amountOf, verdictSay, type VerdictSay } from "./say";
import type { Condition, ControlTest, Rule } from "./schema";
import { conditionOf, factOf, nounOf, oneOf, openingWith } from "./sentence";

/**
 * One line for people that says what a rule asks: "Newest restore test per system, at most 90 days old: outcome =
 * success". With `params` it names the promised values, without them the parameters stay as names.
 */
export function ruleLabel(rule: Rule, params: ControlTest["params"] = {}, say: VerdictSay = verdictSay()): string {
  const asserted = conditions(rule.evidence, rule.assert, params, say);
  return `${openingWith(subjectOf(rule, params, say))}${ageOf(rule, say)}${asserted === "" ? "" : `: ${asserted}`}`;
}

/** One line a rule, with the values the tenant promised in place of the defaults and of the parameters' names. */
export function promisedRuleLabels(test: ControlTest, promised: Promised, say: VerdictSay = verdictSay()): string[] {
  const { rules, params } = applyPromised(test, promised);
  return rules.map((rule) => ruleLabel(rule, params, say));
}

/** Which records a rule means, in words ("emergency = yes"); empty where it means all of its kind. */
export function scopeWords(kind: string, where: readonly Condition[] | undefined, params: ControlTest["params"], say: VerdictSay = verdictSay()): string {
  return conditions(kind, where ?? [], params, say);
}

function subjectOf(rule: Rule, params: ControlTest["params"], say: VerdictSay): string {
  const kind = nounOf(rule.evidence, say);
  const where = filter(rule.evidence, rule.where, params, say);
  switch (rule.mode) {
    case "latest": return say("newest {kind}{where}", { kind, where });
    case "each_latest": return say("newest {kind} per {key}{where}", { kind, key: factOf(rule.evidence, rule.key, say), where });
    case "every": {
      const allowed = rule.maxFailures === 0 ? "" : say(", at most {amount}", { amount: amountOf(rule.maxFailures, "deviation", say) });
      return say("every {kind} of {span}{where}{allowed}", { kind, span: amountOf(rule.windowDays, "day", say), where, allowed });
    }
    case "cadence": {
      const allowed = rule.allowedMisses === 0 ? "" : say(", at most {count} missed", { count: String(rule.allowedMisses) });
      const grace = rule.graceDays === 0 ? "" : say(", due {amount} after its end", { amount: amountOf(rule.graceDays, "day", say) });
      return say(EACH[rule.per], { kind: oneOf(rule.evidence, say), span: amountOf(rule.windowDays, "day", say), rest: `${where}${grace}${allowed}` });
    }
    case "population": {
      const members = `${nounOf(rule.population, say, rule.minCoverage === 1 ? 1 : 2)}${filter(rule.population, rule.populationWhere, params, say)}`;
      const evidence = `${oneOf(rule.evidence, say)}${where}`;
      if (rule.minCoverage === 1) return say("each {members} has {evidence}", { members, evidence });
      return say("{share} % of {members} has {evidence}", { share: say.plain(Math.round(rule.minCoverage * 1000) / 10), members, evidence });
    }
  }
}

const EACH = {
  day: "{kind} each day of {span}{rest}", week: "{kind} each week of {span}{rest}", month: "{kind} each month of {span}{rest}", quarter: "{kind} each quarter of {span}{rest}", year: "{kind} each year of {span}{rest}",
} as const;

function ageOf(rule: Rule, say: VerdictSay): string {
  if (rule.withinDays !== undefined) return say(", at most {amount} old", { amount: amountOf(rule.withinDays, "day", say) });
  return rule.withinHours === undefined ? "" : say(", at most {amount} old", { amount: amountOf(rule.withinHours, "hour", say) });
}

function filter(kind: string, where: readonly Condition[] | undefined, params: ControlTest["params"], say: VerdictSay): string {
  return where === undefined || where.length === 0 ? "" : ` (${conditions(kind, where, params, say)})`;
}

function conditions(kind: string, list: readonly Condition[], params: ControlTest["params"], say: VerdictSay): string {
  return list.map((condition) => conditionOf(kind, condition, params, say)).join(", ");
}
