import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { closedPeriods, periodOf, type PeriodUnit, periodsInWindow } from "./periods";

const HOUR = 3_600_000;
const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "America/Sao_Paulo", "UTC"];

function labels(per: PeriodUnit, count: number, asOf: string, zone: string): string[] {
  return closedPeriods(per, count, Date.parse(asOf), zone, 0).closed.map((period) => period.label);
}

describe("periodsInWindow", () => {
  test.each<[PeriodUnit, number, number]>([
    ["quarter", 365, 4], ["month", 365, 12], ["year", 365, 1], ["week", 365, 52], ["day", 30, 30], ["month", 90, 3], ["month", 31, 1],
    ["quarter", 180, 2], ["quarter", 730, 8], ["year", 30, 1],
  ])("a window of %s over %i days holds %i", (per, days, count) => expect(periodsInWindow(per, days)).toBe(count));
});

describe("closedPeriods", () => {
  test("a period belongs to the tenant's zone: 00:30 in Berlin is still last quarter in New York", () => {
    const asOf = "2026-09-30T22:30:00Z";
    expect(labels("quarter", 2, asOf, "Europe/Berlin")).toEqual(["2026-Q2", "2026-Q3"]);
    expect(labels("quarter", 2, asOf, "America/New_York")).toEqual(["2026-Q1", "2026-Q2"]);
    expect(labels("quarter", 2, "2026-09-30T18:31:00Z", "Asia/Kolkata")).toEqual(["2026-Q2", "2026-Q3"]);
  });

  test("a period is closed from its very end on", () => {
    expect(labels("month", 1, "2026-10-31T22:59:59.999Z", "Europe/Berlin")).toEqual(["2026-09"]);
    expect(labels("month", 1, "2026-10-31T23:00:00.000Z", "Europe/Berlin")).toEqual(["2026-10"]);
  });

  test("four quarters are always four, also on the last day of a leap year", () => {
    expect(labels("quarter", 4, "2028-12-31T12:00:00Z", "Europe/Berlin")).toEqual(["2027-Q4", "2028-Q1", "2028-Q2", "2028-Q3"]);
  });

  test("a leap day is a day and February a month of 29 days", () => {
    expect(labels("day", 3, "2028-03-01T12:00:00Z", "Europe/Berlin")).toEqual(["2028-02-27", "2028-02-28", "2028-02-29"]);
    const [february] = closedPeriods("month", 1, Date.parse("2028-03-05T12:00:00Z"), "UTC", 0).closed;
    expect(((february?.to ?? 0) - (february?.from ?? 0)) / HOUR).toBe(29 * 24);
  });

  test.each([
    ["Europe/Berlin", "2026-03-30T12:00:00Z", 23], ["Europe/Berlin", "2026-10-26T12:00:00Z", 25],
    ["America/New_York", "2026-03-09T12:00:00Z", 23], ["America/New_York", "2026-11-02T12:00:00Z", 25],
    ["Asia/Kolkata", "2026-03-30T12:00:00Z", 24],
  ])("a day in %s before %s has %i hours", (zone, asOf, hours) => {
    const [yesterday] = closedPeriods("day", 1, Date.parse(asOf), zone, 0).closed;
    expect(((yesterday?.to ?? 0) - (yesterday?.from ?? 0)) / HOUR).toBe(hours);
  });

  test("a day the zone skipped is not expected: Apia had no 30 December 2011", () => {
    expect(labels("day", 3, "2012-01-01T00:00:00Z", "Pacific/Apia")).toEqual(["2011-12-29", "2011-12-31"]);
  });

  test("grace is counted in days of the zone", () => {
    const { closed } = closedPeriods("quarter", 1, Date.parse("2026-10-05T00:00:00Z"), "Europe/Berlin", 30);
    expect(new Date(closed[0]?.dueBy ?? 0).toISOString()).toBe("2026-10-30T23:00:00.000Z");
  });

  test("weeks start on Monday and carry their ISO number", () => {
    expect(labels("week", 2, "2027-01-05T12:00:00Z", "Europe/Berlin")).toEqual(["2026-W52", "2026-W53"]);
  });

  test("in every zone periods follow each other without gap or overlap, and the clock stands in the running one", () => {
    const units = fc.constantFrom<PeriodUnit>("day", "week", "month", "quarter", "year");
    const moments = fc.integer({ min: Date.parse("2011-01-01"), max: Date.parse("2031-01-01") });
    fc.assert(fc.property(units, fc.constantFrom(...ZONES), moments, (per, zone, asOf) => {
      const { closed, current } = closedPeriods(per, 5, asOf, zone, 0);
      const all = [...closed, current];
      for (const [index, period] of all.entries()) if (index > 0) expect(period.from).toBe(all[index - 1]?.to);
      expect(current.from <= asOf && asOf < current.to).toBe(true);
      for (const period of all) {
        expect([periodOf(all, period.from), periodOf(all, period.to - 1)]).toEqual([period, period]);
      }
      expect(periodOf(all, (all[0]?.from ?? 0) - 1)).toBeUndefined();
    }), { numRuns: 300 });
  });
});
