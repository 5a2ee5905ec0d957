import { expect, test } from "vitest";

import { timelineChart, yearLater } from "./timeline";

const DATES = { windowFrom: "2026-01-01", windowTo: "2026-01-10", fieldworkFrom: null, fieldworkTo: null, timeline: [{ phase: "planning" as const, at: "2026-01-01T22:00:00Z", by: "x" }] };

test("the window of an audit that has only a window fills the line, with the day in its place", () => {
  expect(timelineChart(DATES, "2026-01-05")).toMatchObject({ first: "2026-01-01", last: "2026-01-10", window: { from: 0, to: 1 }, fieldwork: null, today: 0.45, changes: [{ place: 0.05 }] });
  expect(timelineChart(DATES, "2027-01-05").today).toBeNull();
});

test("fieldwork after the window makes the line longer, and one day has a width", () => {
  const chart = timelineChart({ ...DATES, windowTo: "2026-01-01", fieldworkFrom: "2026-01-19", fieldworkTo: "2026-01-20" }, "2026-01-01");
  expect(chart.window).toEqual({ from: 0, to: 0.05 });
  expect(chart.fieldwork).toEqual({ from: 0.9, to: 1 });
});

test("next year's days are the same days, also after a leap day", () => {
  expect(yearLater("2026-12-31")).toBe("2027-12-31");
  expect(yearLater("2028-02-29")).toBe("2029-02-28");
});
