import { expect, test } from "vitest";

import { daysIn, uncoveredDays } from "./uncovered-days";

const period = { from: "2026-01-01", to: "2026-11-22" };
const zero = (from: string, to: string) => ({ from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` });

test("a zero that ends before the period does leaves the days after it uncovered", () => {
  const gaps = uncoveredDays(period, [zero("2026-01-01", "2026-10-01")], "UTC");
  expect(gaps).toEqual([{ from: "2026-10-01", to: "2026-11-22" }]);
  expect(daysIn(gaps)).toBe(53);
});

test("gaps before, between and after are named, and overlaps count once", () => {
  expect(uncoveredDays(period, [zero("2026-03-01", "2026-04-01"), zero("2026-02-01", "2026-03-15"), zero("2026-05-01", "2027-01-01")], "UTC"))
    .toEqual([{ from: "2026-01-01", to: "2026-01-31" }, { from: "2026-04-01", to: "2026-04-30" }]);
});

test("nothing recorded leaves the whole period uncovered, everything recorded leaves none", () => {
  expect(uncoveredDays(period, [], "UTC")).toEqual([period]);
  expect(uncoveredDays(period, [zero("2025-01-01", "2026-11-23")], "UTC")).toEqual([]);
  expect(uncoveredDays(period, [zero("2027-01-01", "2027-02-01")], "UTC")).toEqual([period]);
});

test("the days are those of the organization's zone, and what is no time covers nothing", () => {
  expect(uncoveredDays({ from: "2026-01-01", to: "2026-01-31" }, [{ from: "2025-12-31T23:00:00Z", to: "2026-01-31T23:00:00Z" }], "Europe/Berlin")).toEqual([]);
  expect(uncoveredDays({ from: "2026-01-01", to: "2026-01-31" }, [{ from: "?", to: "2026-01-31T23:00:00Z" }], "UTC")).toHaveLength(1);
});
