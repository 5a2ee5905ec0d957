import { kindNoun } from "../catalog/labels";
import { scopeWords } from "../controls/explain";
import type { ControlTest, Rule } from "../controls/schema";
import { wordsOf } from "../controls/sentence";

/** A kind of record and how many distinct things of it the population holds. */
export type Totals = ReadonlyMap<string, number>;

/**
 * "36 of 623 change records tested; the others are not emergency = yes": how many of a population a rule was run on, and why
 * the others do not bear on it. Nothing is drawn from a population, so there is always such a reason.
 */
export function bearingWords(rule: Rule, tested: number, totals: Totals, params: ControlTest["params"]): string {
  const kind = rule.mode === "population" ? rule.population : rule.evidence;
  const total = totals.get(kind) ?? 0;
  const where = rule.mode === "population" ? rule.populationWhere : rule.where;
  const named = `${kindNoun(kind, total)}`;
  const scope = scopeWords(kind, where, params);
  if (rule.mode === "cadence") return `${many(tested, rule.per)} expected; ${total} ${named} in the population${scope === "" ? "" : `, counted where ${scope}`}`;
  if (tested === 0 && total === 0) return `no ${kindNoun(kind, 2)} on record${rule.mode === "every" ? ` in ${rule.windowDays} days` : ""}`;
  if (tested >= total) return `all ${tested} ${kindNoun(kind, tested)} tested`;
  const others = total - tested === 1 ? "the other one" : `the other ${total - tested}`;
  return `${tested} of ${total} ${named} tested; ${others} ${reasonOf(rule, scope)}`;
}

function reasonOf(rule: Rule, scope: string): string {
  const reasons = [
    ...(scope === "" ? [] : [`not meant (the rule asks for ${scope})`]),
    ...(rule.mode === "latest" ? ["older than the newest one"] : []),
    ...(rule.mode === "each_latest" ? [`older than the newest of the same ${wordsOf(rule.evidence, rule.key)}`] : []),
    ...(rule.mode === "every" ? [`outside the ${rule.windowDays} days the rule looks at or without a date`] : []),
    ...(rule.mode === "population" ? ["no longer on the newest list"] : []),
  ];
  return `being ${reasons.join(", or ")}`;
}

const many = (count: number, unit: string): string => `${count} ${count === 1 ? unit : `${unit}s`}`;
