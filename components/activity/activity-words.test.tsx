import { expect, test } from "vitest";

import { actionWords, detailWords } from "./activity-words";

test("an action reads as its verb", () => {
  expect(actionWords("evidence.review_accepted")).toBe("review accepted");
  expect(actionWords("sealed")).toBe("sealed");
});

test("the detail is one line, says nothing about what is empty, and is cut where it would not fit", () => {
  expect(detailWords({ from: 90, to: 30, note: null, kinds: ["a"] })).toBe('90 → 30, kinds: a');
  expect(detailWords({ long: "x".repeat(400) })).toHaveLength(200);
});
