import { expect, test } from "vitest";

import { countSeverities, severityOfScore, severityOfWord } from "./severity";

test.each([
  ["critical", ["critical", "FATAL"]],
  ["high", ["High", "important", "serious", "error", "danger"]],
  ["medium", ["medium", "moderate", "warning"]],
  ["low", ["low", "minor", "note"]],
  ["info", ["info", "Informational", "none", "negligible"]],
  ["unknown", ["", "UNKNOWN", "toString", "constructor", null, 3]],
])("%s is said in these words", (severity, words) => {
  expect(words.map(severityOfWord)).toEqual(words.map(() => severity));
});

test("the bands of a score begin at 9, 7, 4 and above 0, as number or as text", () => {
  expect([10, 9, "9.0", 8.9, "7", 6.9, 4, 3.9, "0.1", 0].map(severityOfScore)).toEqual([
    "critical",
    "critical",
    "critical",
    "high",
    "high",
    "medium",
    "medium",
    "low",
    "low",
    "info",
  ]);
  expect(["", "high", null, -1, Number.NaN].map(severityOfScore)).toEqual([
    "unknown",
    "unknown",
    "unknown",
    "unknown",
    "unknown",
  ]);
});

test("an unknown severity is counted apart and not shown where there is none", () => {
  expect(countSeverities(["high", "unknown", "high"])).toEqual({ critical: 0, high: 2, medium: 0, low: 0, info: 0, unknown: 1 });
  expect(countSeverities([])).toEqual({ critical: 0, high: 0, medium: 0, low: 0, info: 0 });
});
