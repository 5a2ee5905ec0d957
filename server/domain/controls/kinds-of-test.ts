import type { ControlTest } from "./schema";

/** Every evidence kind a test reads: what it judges and the populations it judges against. */
export function kindsOfTest(test: ControlTest): string[] {
  const kinds = test.rules.flatMap((rule) => (rule.mode === "population" ? [rule.evidence, rule.population] : [rule.evidence]));
  return [...new Set(kinds)].sort();
}
