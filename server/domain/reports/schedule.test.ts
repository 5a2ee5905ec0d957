import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { beginningOf, dayAt, dueAt, nextOn, windowOn, type Rhythm } from "./schedule";

const inTurn = (rhythm: Rhythm, after: string, count: number) => Array.from({ length: count }).reduce<string[]>((days) => [...days, nextOn(rhythm, days.at(-1) ?? after)], []);

describe("the days of a rhythm", () => {
  test("the 31st is the last day of a shorter month, also in February of a leap year, and comes back to the 31st", () => {
    expect(inTurn({ every: "month", day: 31 }, "2028-01-31", 4)).toEqual(["2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]);
    expect(inTurn({ every: "year", day: 29, month: 2 }, "2027-12-31", 3)).toEqual(["2028-02-29", "2029-02-28", "2030-02-28"]);
  });

  test("a quarterly one comes in January, April, July and October, whenever it was set", () => {
    expect(inTurn({ every: "quarter", day: 5 }, "2026-02-10", 3)).toEqual(["2026-04-05", "2026-07-05", "2026-10-05"]);
    expect(nextOn({ every: "quarter", day: 5 }, "2026-01-04")).toBe("2026-01-05");
  });

  test("each is after the one before and no more than a year away", () => {
    const rhythm = fc.record({ every: fc.constantFrom("month" as const, "quarter" as const, "year" as const), day: fc.integer({ min: 1, max: 31 }), month: fc.integer({ min: 1, max: 12 }) });
    fc.assert(fc.property(rhythm, fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }), (one, moment) => {
      const after = moment.toISOString().slice(0, 10);
      const next = nextOn(one, after);
      expect(next > after).toBe(true);
      expect(Date.parse(next) - Date.parse(after)).toBeLessThanOrEqual(367 * 86_400_000);
    }));
  });
});

describe("when a day begins", () => {
  test("where the clock skips midnight, the day begins with its first hour", () => {
    expect(beginningOf("2026-09-06", "America/Santiago").toISOString()).toBe("2026-09-06T04:00:00.000Z");
    expect(dayAt(new Date("2026-09-06T03:59:59Z"), "America/Santiago")).toBe("2026-09-05");
  });

  test("it is the zone's own midnight on both sides of summer time", () => {
    expect([beginningOf("2026-03-29", "Europe/Berlin"), beginningOf("2026-03-30", "Europe/Berlin")].map((at) => at.toISOString())).toEqual(["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"]);
  });
});

describe("what is due", () => {
  const monthly: Rhythm = { every: "month", day: 1 };

  test("nothing the moment before a day begins, the day the moment it does, and once", () => {
    const begins = beginningOf("2026-04-01", "Europe/Berlin");
    expect(dueAt(monthly, "2026-03-01", new Date(begins.getTime() - 1), "Europe/Berlin")).toBeNull();
    expect(dueAt(monthly, "2026-03-01", begins, "Europe/Berlin")).toEqual({ on: "2026-04-01", missed: [] });
    expect(dueAt(monthly, "2026-04-01", begins, "Europe/Berlin")).toBeNull();
  });

  test("after a long silence the newest day is made and the others are named", () => {
    expect(dueAt(monthly, "2026-03-01", new Date("2026-07-15T00:00:00Z"), "UTC")).toEqual({ on: "2026-07-01", missed: ["2026-04-01", "2026-05-01", "2026-06-01"] });
  });
});

test("a window is of whole months before the day, over the turn of the year and whatever day it is", () => {
  expect(windowOn("previous_month", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(windowOn("previous_month", "2026-01-01")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(windowOn("previous_quarter", "2026-02-28")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  expect(windowOn("previous_quarter", "2026-04-01")).toEqual({ from: "2026-01-01", to: "2026-03-31" });
  expect(windowOn("previous_12_months", "2026-05-20")).toEqual({ from: "2025-05-01", to: "2026-04-30" });
});
