import { expect, test } from "vitest";

import { actionWords, activityFiltersFrom, detailWords } from "./activity-words";

test("an action reads as its verb", () => {
  expect(actionWords("evidence.review_accepted")).toBe("review accepted");
  expect(actionWords("sealed")).toBe("sealed");
});

test("the detail is one line, says nothing about what is empty, and is cut where it would not fit", () => {
  expect(detailWords({ from: "2026-01-01", to: "2026-12-31", dueOn: "2026-11-09", expiresAt: "2027-01-21T16:00:00.000Z", of: "2026-11" })).toBe("1 Jan 2026 → 31 Dec 2026, due on: 9 Nov 2026, expires at: 21 Jan 2027, 16:00 UTC, of: 2026-11");
  expect(detailWords({ from: 90, to: 30, note: null, kinds: ["a"] })).toBe('90 → 30, kinds: a');
  expect(detailWords({ long: "x".repeat(400) })).toHaveLength(200);
});

test("days in an address that are none, or that nothing here holds, are left out of its filters", () => {
  expect(activityFiltersFrom(new URLSearchParams("from=0000-01-01&to=2026-02-30"))).toMatchObject({ from: null, to: null });
});
