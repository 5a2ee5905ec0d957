import { capitalised, kindNoun, withArticle } from "../catalog/labels";
import { applyPromised, type Promised } from "./parameters";
import type { Condition, ControlTest, Rule } from "./schema";
import { amountOf, conditionOf, wordsOf } from "./sentence";

/**
 * One line for people that says what a rule asks: "Newest restore test per system, at most 90 days old: outcome =
 * success". With `params` it names the promised values, without them the parameters stay as names.
 */
export function ruleLabel(rule: Rule, params: ControlTest["params"] = {}): string {
  const asserted = conditions(rule.evidence, rule.assert, params);
  return `${capitalised(subjectOf(rule, params))}${ageOf(rule)}${asserted === "" ? "" : `: ${asserted}`}`;
}

/** One line a rule, with the values the tenant promised in place of the defaults and of the parameters' names. */
export function promisedRuleLabels(test: ControlTest, promised: Promised): string[] {
  const { rules, params } = applyPromised(test, promised);
  return rules.map((rule) => ruleLabel(rule, params));
}

/** Which records a rule means, in words ("emergency = yes"); empty where it means all of its kind. */
export function scopeWords(kind: string, where: readonly Condition[] | undefined, params: ControlTest["params"]): string {
  return conditions(kind, where ?? [], params);
}

function subjectOf(rule: Rule, params: ControlTest["params"]): string {
  const noun = kindNoun(rule.evidence);
  const where = filter(rule.evidence, rule.where, params);
  switch (rule.mode) {
    case "latest": return `newest ${noun}${where}`;
    case "each_latest": return `newest ${noun} per ${wordsOf(rule.evidence, rule.key)}${where}`;
    case "every": {
      const allowed = rule.maxFailures === 0 ? "" : `, at most ${amountOf(rule.maxFailures, "deviation")}`;
      return `every ${noun} of ${amountOf(rule.windowDays, "day")}${where}${allowed}`;
    }
    case "cadence": {
      const allowed = rule.allowedMisses === 0 ? "" : `, at most ${rule.allowedMisses} missed`;
      const grace = rule.graceDays === 0 ? "" : `, due ${amountOf(rule.graceDays, "day")} after its end`;
      return `${withArticle(rule.evidence)} each ${rule.per} of ${amountOf(rule.windowDays, "day")}${where}${grace}${allowed}`;
    }
    case "population": {
      const share = rule.minCoverage === 1 ? "each" : `${Math.round(rule.minCoverage * 1000) / 10} % of`;
      const members = kindNoun(rule.population, rule.minCoverage === 1 ? 1 : 2);
      return `${share} ${members}${filter(rule.population, rule.populationWhere, params)} has ${withArticle(rule.evidence)}${where}`;
    }
  }
}

function ageOf(rule: Rule): string {
  if (rule.withinDays !== undefined) return `, at most ${amountOf(rule.withinDays, "day")} old`;
  return rule.withinHours === undefined ? "" : `, at most ${amountOf(rule.withinHours, "hour")} old`;
}

function filter(kind: string, where: readonly Condition[] | undefined, params: ControlTest["params"]): string {
  return where === undefined || where.length === 0 ? "" : ` (${conditions(kind, where, params)})`;
}

function conditions(kind: string, list: readonly Condition[], params: ControlTest["params"]): string {
  return list.map((condition) => conditionOf(kind, condition, params)).join(", ");
}
