import { CATALOG_CONTROLS } from "../catalog/controls";
import type { Condition, Rule } from "../controls/schema";

/** What one catalog rule looks at on records of one kind: facts it judges, on records that meet `where`. */
export type AskedRule = { where: readonly Condition[]; facts: readonly string[] };

/** What the catalog's rules look at, kind by kind: worth asking a person for when a file cannot know it. */
export const ASKED_RULES: ReadonlyMap<string, readonly AskedRule[]> = collect(
  CATALOG_CONTROLS.flatMap((control) => control.test.rules),
);

/** Facts that may be answered at upload, kind by kind, in the order of the catalog's rules. */
export const FACTS_ASKED: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...ASKED_RULES].map(([kind, rules]) => [kind, [...new Set(rules.flatMap((rule) => [...selectors(rule), ...rule.facts]))]]),
);

/** Absence already answers `exists` and `not_exists`; the other operators need the fact itself. */
export function isDecidedByValue(condition: Condition): boolean {
  return condition.op !== "exists" && condition.op !== "not_exists";
}

function selectors(rule: AskedRule): string[] {
  return rule.where.filter(isDecidedByValue).map((condition) => condition.fact);
}

function collect(rules: Rule[]): Map<string, AskedRule[]> {
  const asked = new Map<string, AskedRule[]>();
  const add = (kind: string, rule: AskedRule): void => void asked.set(kind, [...(asked.get(kind) ?? []), rule]);
  for (const rule of rules) {
    add(rule.evidence, { where: rule.where ?? [], facts: rule.assert.flatMap(judged) });
    if (rule.mode === "population") add(rule.population, { where: rule.populationWhere ?? [], facts: [rule.key] });
  }
  return asked;
}

/** The fact itself and the fact it is compared with. Where absence is what is wanted, there is nothing to ask. */
function judged(condition: Condition): string[] {
  const own = condition.op === "not_exists" ? [] : [condition.fact];
  return condition.ref === undefined ? own : [...own, condition.ref];
}
