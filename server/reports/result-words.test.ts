import { expect, test } from "vitest";

import type { RuleLine } from "@/server/domain/reports/snapshot";

import { createClock } from "./clock";
import { lapseWords, ruleCount } from "./result-words";
import { sayIn } from "./say";

const english = { say: sayIn("en"), clock: createClock("UTC") };
const rule: RuleLine = {
  label: "", state: "pass", sentence: "", tested: 5, deviationsTotal: 0, deviations: [], bearing: "",
  window: { from: "2025-11-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" }, inPeriod: null,
};

test("beside each count stand the days it is about", () => {
  expect(ruleCount(rule, false, english)).toEqual(["No deviations noted in 5 (2025-11-01 to 2026-03-31)"]);
  expect(ruleCount({ ...rule, window: { from: null, to: rule.window.to } }, false, english)).toEqual(["No deviations noted in 5 (as of 2026-03-31)"]);
});

test("where the rule looks back further, the count of the period comes first", () => {
  expect(ruleCount({ ...rule, deviationsTotal: 1, inPeriod: { tested: 3, deviations: 0 } }, false, english))
    .toEqual(["In the period: No deviations noted in 3", "1 of 5 (2025-11-01 to 2026-03-31)"]);
});

test("a control that lapsed is never said to have no deviations", () => {
  expect(ruleCount({ ...rule, inPeriod: { tested: 3, deviations: 0 } }, true, english).join(" ")).not.toMatch(/no deviations/i);
});

test("lapses are counted, dated and named as open", () => {
  expect(lapseWords([], english)).toBe("");
  expect(lapseWords([{ from: "2026-03-03T08:00:00Z", until: "2026-03-09T08:00:00Z" }, { from: "2026-05-01T00:00:00Z", until: null }], english))
    .toBe("2 lapses in the period: 2026-03-03 to 2026-03-09; 2026-05-01, still open at the end");
});
