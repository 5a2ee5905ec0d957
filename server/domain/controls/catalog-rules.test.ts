import { describe, expect, test } from "vitest";

import { CATALOG_CONTROLS } from "../catalog/controls";
import { evaluateControlTest } from "./evaluate";
import type { ControlTest } from "./schema";
import { failingRecords, passingRecords, SAMPLE_CLOCK } from "./testing/rule-samples";

const rules = CATALOG_CONTROLS.flatMap((control) =>
  control.test.rules.map((rule, index) => ({ name: `${control.key} rule ${index + 1}`, rule, test: { ...control.test, rules: [rule] } as ControlTest })));

describe("every rule of the catalog can be decided", () => {
  test("there are 103 rules", () => expect(rules).toHaveLength(103));

  test.each(rules)("$name passes on records that meet it", ({ rule, test: only }) => {
    expect(evaluateControlTest(only, {}, passingRecords(rule, only.params), SAMPLE_CLOCK)).toMatchObject({ state: "pass" });
  });

  test.each(rules)("$name fails on a record that breaks it", ({ rule, test: only }) => {
    const verdict = evaluateControlTest(only, {}, failingRecords(rule, only.params), SAMPLE_CLOCK);
    expect(verdict).toMatchObject({ state: "fail" });
    expect(verdict.rules[0]?.deviationsTotal).toBeGreaterThan(0);
  });

  test.each(rules)("$name has no evidence where there are no records", ({ test: only }) => {
    const verdict = evaluateControlTest(only, {}, [], SAMPLE_CLOCK);
    expect(verdict.state).toBe("no_evidence");
    expect(verdict.sentence).not.toContain("undefined");
  });
});
