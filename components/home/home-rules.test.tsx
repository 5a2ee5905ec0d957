import { describe, expect, test } from "vitest";

import type { VerdictState } from "@/server/domain/controls/schema";
import type { CoverageCell } from "@/server/domain/controls/view";

import { coverageInWords, monthSpans, moveInGrid, weekIndexOf, weekInWords } from "./coverage-cells";
import { worstFirst } from "./coverage-order";
import { readinessParts } from "./readiness-parts";
import { windowOf, withWindow } from "./window-choices";

const WEEKS = ["2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09"];

describe("coverage strip", () => {
  test("a week stands under the month of its first day", () => {
    expect(monthSpans(WEEKS)).toEqual([{ label: "Jan", year: 2026, span: 2 }, { label: "Feb", year: 2026, span: 2 }]);
  });

  test("the same month of two years is two labels", () => {
    expect(monthSpans(["2025-12-29", "2026-12-07"]).map((month) => month.year)).toEqual([2025, 2026]);
  });

  test("a day falls in its week, and outside the window in none", () => {
    expect(weekIndexOf("2026-01-27", WEEKS)).toBe(1);
    expect(weekIndexOf("2026-02-15", WEEKS)).toBe(3);
    expect(weekIndexOf("2026-02-16", WEEKS)).toBe(-1);
    expect(weekIndexOf("2026-01-01", WEEKS)).toBe(-1);
  });

  test("a row sums its weeks up in words, with the dates of what went wrong", () => {
    expect(coverageInWords(WEEKS, ["found", "missed", "found", "not_due"])).toBe("4 weeks, 1 missed (26 Jan 2026), 2 found in time, 1 nothing due");
    expect(coverageInWords(WEEKS, ["late", "late", "late", "late"])).toBe("4 weeks, 4 found late (last 26 Jan 2026, 2 Feb 2026, 9 Feb 2026)");
    expect(coverageInWords(WEEKS, [])).toBe("4 weeks, 4 no evidence");
    expect(weekInWords("2026-02-02", "failed")).toBe("week of 2 Feb 2026: failing");
  });

  test("what fails stands first, then what had the most weeks go wrong, then by key", () => {
    const row = (key: string, state: VerdictState, cells: CoverageCell[] = []) => ({ key, title: key, state, cells });
    const rows = [row("A-1", "pass"), row("A-2", "no_evidence"), row("B-1", "pass", ["missed"]), row("C-1", "stale"), row("Z-1", "fail", ["failed"]), row("A-3", "fail")];
    expect(worstFirst(rows).map(({ key }) => key)).toEqual(["Z-1", "A-3", "C-1", "A-2", "B-1", "A-1"]);
  });

  test("arrows stop at the edges and follow the reading direction", () => {
    expect(moveInGrid({ row: 0, column: 0 }, "ArrowUp", 3, 4)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid({ row: 1, column: 1 }, "ArrowRight", 3, 4)).toEqual({ row: 1, column: 2 });
    expect(moveInGrid({ row: 1, column: 1 }, "ArrowRight", 3, 4, true)).toEqual({ row: 1, column: 0 });
    expect(moveInGrid({ row: 1, column: 1 }, "End", 3, 4)).toEqual({ row: 1, column: 3 });
    expect(moveInGrid({ row: 1, column: 1 }, "a", 3, 4)).toBeNull();
  });
});

describe("the window of Home", () => {
  test("is the last twelve months, unless the address asks for fewer or for days of its own", () => {
    expect(windowOf({}, "2026-11-22")).toEqual({ key: "12m", from: "2025-11-22", to: "2026-11-22" });
    expect(windowOf({ window: "3m" }, "2026-05-31")).toEqual({ key: "3m", from: "2026-02-28", to: "2026-05-31" });
    expect(windowOf({ from: "2026-01-01", to: "2026-03-31" }, "2026-11-22")).toEqual({ key: "custom", from: "2026-01-01", to: "2026-03-31" });
    expect(windowOf({ from: "2026-01-01", to: "2027-03-31" }, "2026-11-22")).toMatchObject({ key: "custom", to: "2026-11-22" });
  });

  test.each([{ window: "9m" }, { from: "2026-02-30" }, { from: "0000-01-01", to: "0000-02-01" }, { from: "2026-03-02", to: "2026-03-01" }, { from: "2027-01-01" }, { from: "2020-01-01", to: "2026-01-01" }, { to: "2026-01-01" }])("%j means nothing and is the default", (query) => {
    expect(windowOf(query, "2026-11-22")).toMatchObject({ key: "12m" });
  });

  test("another choice takes the place of the last in the address, and leaves the rest", () => {
    const asked = new URLSearchParams("asOf=2026-03-01&window=3m");
    expect(String(withWindow(asked, { from: "2026-01-01", to: "2026-02-01" }))).toBe("asOf=2026-03-01&from=2026-01-01&to=2026-02-01");
    expect(String(withWindow(asked, { key: "12m" }))).toBe("asOf=2026-03-01");
  });
});

describe("readiness bar", () => {
  test("segments always add up to the total, the unknown counted as no evidence", () => {
    const parts = readinessParts({ byState: { pass: 41, fail: 3, no_evidence: 10 }, total: 61 });
    expect(parts).toEqual([{ state: "pass", count: 41 }, { state: "fail", count: 3 }, { state: "no_evidence", count: 17 }]);
  });

  test("states that do not occur have no segment", () => {
    expect(readinessParts({ byState: { pass: 2, fail: 0 }, total: 2 })).toEqual([{ state: "pass", count: 2 }]);
  });
});
