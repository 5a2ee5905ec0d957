import fc from "fast-check";

import { CATALOG_CONTROLS } from "../../catalog/controls";
import { EVIDENCE_KINDS } from "../../catalog/kinds";
import type { FactValue } from "../../evidence/record";
import { DAY_MS } from "../evaluation";
import type { ControlTest, EvaluatedRecord } from "../schema";
import { record, SAMPLE_CLOCK } from "./rule-samples";

export const AS_OF = Date.parse(SAMPLE_CLOCK.asOf);
const controls = CATALOG_CONTROLS.map((control) => control.test);
/** Every rule of the catalog as a test of its own. */
export const allRules = controls.flatMap((control) => control.rules.map((rule): ControlTest => ({ ...control, rules: [rule] })));
const WORDS = ["success", "failure", "open", "closed", "critical", "high", "controller", "processor", "accept", "fulfilled", "refused", "done", "code_of_conduct", "security_privacy_basics", "privacy_lead", "penetration_test", "erasure", "unknown", ""];

/** Facts a kind may carry, each there or not, with values near the limits the rules use. */
function facts(kind: string): fc.Arbitrary<Record<string, FactValue>> {
  const types = Object.entries(EVIDENCE_KINDS[kind]?.facts ?? {});
  const each = types.map(([name, type]) => fc.option(valueOf(name, type), { nil: undefined, freq: 40 }).map((value) => [name, value] as const));
  return fc.tuple(...each).map((pairs) => Object.fromEntries(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))));
}

function valueOf(name: string, type: string): fc.Arbitrary<FactValue> {
  if (name.endsWith("_id") || name.endsWith("_key") || name === "host") return fc.constantFrom<FactValue>("a", "b", "code_of_conduct", "security_privacy_basics", "privacy_lead");
  if (type === "boolean") return fc.constantFrom<FactValue>(true, true, false);
  if (type === "number") return fc.constantFrom<FactValue>(0, 1, 5, 13, 14, 20, 29, 30, 89, 90, 200, 1.5);
  if (type === "timestamp") return moment().map((at): FactValue => new Date(at).toISOString());
  return fc.constantFrom<FactValue>(...WORDS);
}

function moment(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: -3 * DAY_MS, max: 60 * DAY_MS }), fc.integer({ min: -10 * DAY_MS, max: 450 * DAY_MS }),
  ).map((age) => AS_OF - age);
}

function recordOf(kind: string, index: number): fc.Arbitrary<EvaluatedRecord> {
  const time = fc.option(moment(), { nil: null, freq: 30 });
  return fc.tuple(facts(kind), time, fc.integer({ min: 0, max: 40 * DAY_MS })).map(([given, at, delay]) => {
    const occurredAt = at === null ? null : new Date(at).toISOString();
    const receivedAt = new Date((at ?? AS_OF - 20 * DAY_MS) + delay).toISOString();
    const { timeFact } = EVIDENCE_KINDS[kind] ?? { timeFact: "at" };
    const { [timeFact]: _, ...rest } = given;
    return record(`${kind}-${index}`, kind, occurredAt, rest, receivedAt);
  });
}

/** A few records of the kinds a test looks at. */
export function recordsFor(only: ControlTest): fc.Arbitrary<EvaluatedRecord[]> {
  const kinds = only.rules.flatMap((rule) => (rule.mode === "population" ? [rule.evidence, rule.population] : [rule.evidence]));
  const indexes = fc.nat({ max: 7 }).map((count) => Array.from({ length: count }, (_, index) => index));
  return indexes.chain((list) => fc.tuple(...list.map((index) => recordOf(kinds[index % kinds.length] ?? "", index))));
}

/** A test of the catalog, or one of its rules, with records for it. */
export const scenario = fc.constantFrom(...allRules, ...controls).chain((only) => fc.tuple(fc.constant(only), recordsFor(only)));
