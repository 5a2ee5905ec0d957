import { expect, test } from "vitest";

import { formatBytes, formatCount, formatUpTo, plural, wordsOf } from "./count-format";

test("thousands are grouped the same way on every machine", () => {
  expect([0, 999, 1000, 12_430, 1_000_000].map(formatCount)).toEqual(["0", "999", "1,000", "12,430", "1,000,000"]);
});

test("a count that was stopped at its limit says so", () => {
  expect([formatUpTo(999, 1000), formatUpTo(1000, 1000), formatUpTo(1001, 1000), formatUpTo(12_430)]).toEqual(["999", "1,000", "1,000+", "12,430"]);
});

test("one is singular, everything else plural", () => {
  expect([plural(1, "record"), plural(0, "record"), plural(2, "entry", "entries")]).toEqual(["1 record", "0 records", "2 entries"]);
});

test("sizes keep about three figures", () => {
  expect([512, 1536, 999_999, 48_200_000, 1_200_000_000].map(formatBytes)).toEqual(["512 bytes", "1.5 kB", "1000 kB", "48.2 MB", "1.2 GB"]);
});

test("machine names become words", () => {
  expect(wordsOf("vulnerability_scan")).toBe("Vulnerability scan");
});
