import { expect, test } from "vitest";

import { testStepsOf, type RecordedWork } from "./test-steps";

const NOTHING: RecordedWork = { exhibits: 3, withQuery: 0, withTime: 0, withRowCount: 0, answers: null, reviews: null };

test("a control without rules claims no test", () => {
  expect(testStepsOf([], NOTHING)).toEqual([]);
});

test("nobody was asked and no query was run unless it is on record", () => {
  const steps = testStepsOf(["latest"], NOTHING);
  expect(steps.map((step) => step.method)).toEqual(["inspection"]);
  expect(steps.map((step) => step.text).join(" ")).not.toMatch(/asked|query/i);
});

test("recorded queries, reviews and answers are steps, with who and when", () => {
  const steps = testStepsOf(["every"], { ...NOTHING, withQuery: 2, withTime: 3, answers: { count: 1, by: ["Ana"], last: "2026-03-01" }, reviews: { count: 2, by: ["Bo"], last: "2026-03-02" } });
  expect(steps.map((step) => step.method)).toEqual(["re-performance", "observation", "inspection", "inquiry"]);
  expect(steps[1]?.text).toBe("Of 3 exhibits, 2 state the query they were taken by, all the time, 0 the number of rows.");
  expect(steps[3]?.text).toBe("1 fact that no file could show supplied by Ana, the last on 2026-03-01.");
});

test("two rules of one mode are one step", () => {
  expect(testStepsOf(["every", "every", "population"], NOTHING).map((step) => step.method)).toEqual(["re-performance", "re-performance"]);
});
