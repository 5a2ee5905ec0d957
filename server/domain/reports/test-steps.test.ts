import { expect, test } from "vitest";

import { testStepsOf } from "./test-steps";

test("a control without rules claims no test", () => {
  expect(testStepsOf([], "full")).toEqual([]);
});

test("inquiry is listed only where a person takes part, and never alone", () => {
  expect(testStepsOf(["latest"], "full").map((step) => step.method)).toEqual(["observation", "inspection"]);
  expect(testStepsOf(["latest"], "assisted").map((step) => step.method)).toEqual(["inspection", "inquiry"]);
});

test("two rules of one mode are one step", () => {
  expect(testStepsOf(["every", "every", "population"], "full").map((step) => step.method))
    .toEqual(["observation", "re-performance", "re-performance"]);
});
