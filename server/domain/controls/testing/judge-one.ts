import type { FactValue } from "../../evidence/record";
import { findCatalogControl } from "../../catalog/controls";
import { evaluateControlTest } from "../evaluate";
import type { ControlTest, EvaluatedRecord, Rule, RuleResult, Verdict } from "../schema";
import { SAMPLE_CLOCK } from "./rule-samples";

/** A test of one rule of its own. */
export function testOf(rule: Rule, params: ControlTest["params"] = {}): ControlTest {
  return { logic: "all", params, rules: [rule], summary: "" };
}

/** The test of a catalog control, or of one of its rules. */
export function catalogTest(key: string, rule?: number): ControlTest {
  const control = findCatalogControl(key);
  if (control === undefined) throw new Error(`The catalog has no ${key}.`);
  return rule === undefined ? control.test : { ...control.test, rules: control.test.rules.slice(rule, rule + 1) };
}

export function verdictAt(test: ControlTest, records: readonly EvaluatedRecord[], asOf = SAMPLE_CLOCK.asOf, adoptedAt?: string): Verdict {
  return evaluateControlTest(test, {}, records, { ...SAMPLE_CLOCK, asOf, adoptedAt });
}

/** The result of the first rule. */
export function resultOf(test: ControlTest, records: readonly EvaluatedRecord[], asOf = SAMPLE_CLOCK.asOf): RuleResult {
  const [result] = verdictAt(test, records, asOf).rules;
  if (result === undefined) throw new Error("A test has at least one rule.");
  return result;
}

/** A record with some facts changed; undefined takes a fact away. */
export function changed(record: EvaluatedRecord, facts: Record<string, FactValue | undefined>, rest: Partial<EvaluatedRecord> = {}): EvaluatedRecord {
  const merged = Object.entries({ ...record.facts, ...facts }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { ...record, ...rest, facts: Object.fromEntries(merged) };
}
