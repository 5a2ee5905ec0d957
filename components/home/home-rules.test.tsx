import { describe, expect, test } from "vitest";

import { monthSpans, moveInGrid, weekIndexOf } from "./coverage-cells";
import { readinessParts } from "./readiness-parts";

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

  test("arrows stop at the edges and follow the reading direction", () => {
    expect(moveInGrid({ row: 0, column: 0 }, "ArrowUp", 3, 4)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid({ row: 1, column: 1 }, "ArrowRight", 3, 4)).toEqual({ row: 1, column: 2 });
    expect(moveInGrid({ row: 1, column: 1 }, "ArrowRight", 3, 4, true)).toEqual({ row: 1, column: 0 });
    expect(moveInGrid({ row: 1, column: 1 }, "End", 3, 4)).toEqual({ row: 1, column: 3 });
    expect(moveInGrid({ row: 1, column: 1 }, "a", 3, 4)).toBeNull();
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
