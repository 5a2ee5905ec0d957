import { scopeWords } from "../controls/explain";
import type { ControlTest, Rule } from "../controls/schema";
import { amountOf, verdictSay, type VerdictSay } from "../controls/say";
import { countOf, factOf, nounOf } from "../controls/sentence";

/** A kind of record and how many distinct things of it the population holds. */
export type Totals = ReadonlyMap<string, number>;

/**
 * "36 of 623 change records tested; the others are not emergency = yes": how many of a population a rule was run on, and why
 * the others do not bear on it. Nothing is drawn from a population, so there is always such a reason.
 */
export function bearingWords(rule: Rule, tested: number, totals: Totals, params: ControlTest["params"], say: VerdictSay = verdictSay()): string {
  const kind = rule.mode === "population" ? rule.population : rule.evidence;
  const total = totals.get(kind) ?? 0;
  const where = rule.mode === "population" ? rule.populationWhere : rule.where;
  const all = countOf(total, kind, say);
  const scope = scopeWords(kind, where, params, say);
  if (rule.mode === "cadence") return `${say("{periods} expected; {records} in the population", { periods: amountOf(tested, rule.per, say), records: all })}${scope === "" ? "" : say(", counted where {scope}", { scope })}`;
  if (tested === 0 && total === 0) return rule.mode === "every" ? say("no {kind} on record in {days} days", { kind: nounOf(kind, say, 2), days: String(rule.windowDays) }) : say("no {kind} on record", { kind: nounOf(kind, say, 2) });
  if (tested >= total) return say("all {records} tested", { records: countOf(tested, kind, say) });
  return say("{tested} of {records} tested; the other one being {reasons}|{tested} of {records} tested; the other {n} being {reasons}", { n: String(total - tested), tested: String(tested), records: all, reasons: reasonsOf(rule, scope, say) });
}

function reasonsOf(rule: Rule, scope: string, say: VerdictSay): string {
  const reasons = [
    ...(scope === "" ? [] : [say("not meant (the rule asks for {scope})", { scope })]),
    ...(rule.mode === "latest" ? [say("older than the newest one")] : []),
    ...(rule.mode === "each_latest" ? [say("older than the newest of the same {key}", { key: factOf(rule.evidence, rule.key, say) })] : []),
    ...(rule.mode === "every" ? [say("outside the {days} days the rule looks at or without a date", { days: String(rule.windowDays) })] : []),
    ...(rule.mode === "population" ? [say("no longer on the newest list")] : []),
  ];
  return reasons.join(say(", or "));
}
