import { describe, expect, test } from "vitest";

import { ageBuckets, filledMonths, inTimeRate, NOTHING, numbersCsv, NumbersInput } from "./numbers";

describe("the numbers of the desk", () => {
  test("what is overdue without an answer counts as not in time; with nothing due there is no rate", () => {
    expect(inTimeRate({ answered: 3, inTime: 3, overdue: 1 })).toBe(0.75);
    expect(inTimeRate({ answered: 0, inTime: 0, overdue: 2 })).toBe(0);
    expect(inTimeRate({ answered: 0, inTime: 0, overdue: 0 })).toBeNull();
  });

  test("every age falls into one step, and all of them together are all that is open", () => {
    const ages = Array.from({ length: 400 }, (_, days) => ({ days: days - 1, open: 1 }));
    const buckets = ageBuckets(ages);
    expect(buckets.reduce((sum, { open }) => sum + open, 0)).toBe(400);
    expect(buckets.map(({ from, to, open }) => [from, to, open])).toEqual([[0, 7, 9], [8, 20, 13], [21, 28, 8], [29, 31, 3], [32, 61, 30], [62, 92, 31], [93, null, 306]]);
  });

  test("a month without requests stands there empty, over the turn of a year too", () => {
    const months = filledMonths([{ month: "2027-01", ...NOTHING, received: 2 }], { from: "2026-11-30", to: "2027-02-01" });
    expect(months.map(({ month, received }) => [month, received])).toEqual([["2026-11", 0], ["2026-12", 0], ["2027-01", 2], ["2027-02", 0]]);
  });

  test("a window that ends before it begins, or lasts for ever, is refused", () => {
    for (const window of [{ from: "2026-03-02", to: "2026-03-01" }, { from: "1990-01-01", to: "2026-01-01" }, { from: "2026-02-30", to: "2026-03-01" }]) expect(NumbersInput.safeParse(window).success).toBe(false);
    expect(NumbersInput.safeParse({ from: "2026-03-01", to: "2026-03-01" }).success).toBe(true);
  });

  test("as a table every line has every column", () => {
    const csv = numbersCsv({
      window: { from: "2026-01-01", to: "2026-02-28" }, zone: "Europe/Berlin", total: { ...NOTHING, received: 4, answered: 3, inTime: 2, medianDays: 12.5 }, rights: [{ right: "access", ...NOTHING }], months: [{ month: "2026-01", ...NOTHING }],
      grounds: [{ ground: "legal_claims", article: "", sentence: "", refused: 1, partial: 2 }], ages: [{ from: 93, to: null, open: 7 }],
    });
    const lines = csv.trimEnd().split("\r\n").map((line) => line.split(","));
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([13]));
    expect(lines[1]).toEqual(["window", "2026-01-01 to 2026-02-28", "4", "3", "2", "0", "0", "0", "0", "0", "12.5", "", "0.6667"]);
    expect(lines.at(-2)?.slice(0, 2)).toEqual(["ground", "legal_claims"]);
  });
});
