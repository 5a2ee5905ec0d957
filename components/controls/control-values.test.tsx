import { describe, expect, test } from "vitest";

import { historySegments } from "./history-segments";
import { readParameter, sameParameter, showParameter } from "./parameter-values";

describe("parameters", () => {
  test("what is typed is read as the type the default has", () => {
    expect(readParameter(" 90 ", 30)).toEqual({ value: 90 });
    expect(readParameter("1,5", 2)).toEqual({ value: 1.5 });
    expect(readParameter("critical, high\nmedium", ["x"])).toEqual({ value: ["critical", "high", "medium"] });
    expect(readParameter("yes", false)).toEqual({ value: true });
  });

  test("what cannot be read is answered with a sentence, never with a guess", () => {
    expect(readParameter("soon", 30)).toHaveProperty("error");
    expect(readParameter("", 30)).toHaveProperty("error");
    expect(readParameter("-1", 30)).toHaveProperty("error");
    expect(readParameter("  ", "text")).toHaveProperty("error");
  });

  test("values are shown in words and compared by content", () => {
    expect([showParameter(true), showParameter([]), showParameter(["a", "b"]), showParameter(90)]).toEqual(["yes", "none", "a, b", "90"]);
    expect(sameParameter(["a"], ["a"])).toBe(true);
  });
});

describe("history band", () => {
  const history = [
    { state: "fail" as const, from: "2026-03-01T00:00:00.000Z", to: null },
    { state: "pass" as const, from: "2026-01-11T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" },
  ];

  test("the shares fill the window, and the time before anything is known has no state", () => {
    const segments = historySegments(history, "2026-01-01T00:00:00.000Z", "2026-04-11T00:00:00.000Z");
    expect(segments.map((segment) => segment.state)).toEqual([null, "pass", "fail"]);
    expect(segments.reduce((sum, segment) => sum + segment.share, 0)).toBeCloseTo(1);
    expect(segments[0]?.share).toBeCloseTo(0.1);
  });

  test("what lies before the window is cut off, an empty window shows nothing", () => {
    expect(historySegments(history, "2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z").map((segment) => segment.state)).toEqual(["pass"]);
    expect(historySegments(history, "2026-02-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z")).toEqual([]);
  });
});
