import { describe, expect, test } from "vitest";

import { CATALOG_CONTROLS } from "../catalog/controls";
import { promisedRuleLabels, ruleLabel, scopeWords } from "./explain";
import { catalogTest } from "./testing/judge-one";

function label(key: string, rule = 0): string | undefined {
  const test = catalogTest(key);
  const chosen = test.rules[rule];
  return chosen === undefined ? undefined : ruleLabel(chosen, test.params);
}

describe("ruleLabel", () => {
  test("says in one line what a rule asks", () => {
    expect(label("BCP-03")).toBe("Newest restore test per system, at most 90 days old: outcome = \"success\", integrity verified = yes, recovery time ≤ 60 minutes, recovery point ≤ 1440 minutes, tester recorded");
    expect(label("CHG-02")).toBe("Every change record of 365 days (emergency = yes): time to later review ≤ 5 days");
    expect(label("BCP-01", 1)).toBe("A backup run each day of 30 days, due 1 day after its end, at most 1 missed: status = \"success\"");
    expect(label("PPL-02")).toContain("95 % of people on the roster (active = yes, tenure ≥ 365 days)");
    expect(label("VUL-03")).toContain("Newest independent evaluation (type = \"penetration_test\"), at most 365 days old");
  });

  test("without values the parameters stay as names", () => {
    const [rule] = catalogTest("BCP-03").rules;
    expect(rule === undefined ? "" : ruleLabel(rule)).toContain("recovery time ≤ rtoMinutes");
  });

  test("with what was promised it names the promised value, not the default and not the parameter", () => {
    const [words] = promisedRuleLabels(catalogTest("BCP-03"), { rtoMinutes: 120, "rules[0].withinDays": 30 });
    expect(words).toContain("at most 30 days old");
    expect(words).toContain("recovery time ≤ 120 minutes");
    expect(words).not.toMatch(/rtoMinutes|≤ 60/);
  });

  test("which records a rule means is said in words, and a rule that means all says nothing", () => {
    const [rule] = catalogTest("CHG-02").rules;
    expect(scopeWords("change_record", rule?.where, {})).toBe("emergency = yes");
    expect(scopeWords("change_record", undefined, {})).toBe("");
  });

  test("every rule of the catalog has one", () => {
    for (const { test: each } of CATALOG_CONTROLS) for (const rule of each.rules) expect(ruleLabel(rule, each.params)).toMatch(/^[A-Z0-9](?!.*(undefined|null|NaN|_id|\n))/);
  });
});
