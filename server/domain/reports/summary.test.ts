import { expect, test } from "vitest";

import { countByCategory, countStates, gapsOf } from "./summary";
import type { ControlSheet } from "./snapshot";
import type { VerdictState } from "../controls/schema";

const control = (key: string, category: string, state: VerdictState) => ({ key, category, state }) as ControlSheet;
const controls = [
  control("B-1", "Backup", "stale"), control("A-1", "Access", "fail"), control("B-2", "Backup", "pass"), control("A-2", "Access", "not_occurring"),
];

test("the counts of the categories add up to all controls", () => {
  const counts = countByCategory(controls);
  expect(counts.map((row) => [row.category, row.total])).toEqual([["Backup", 2], ["Access", 2]]);
  expect(counts.flatMap((row) => Object.values(row.byState)).reduce((sum, n) => sum + n, 0)).toBe(controls.length);
});

test("a control that did not occur is counted as neither pass nor gap", () => {
  expect(countStates(controls)).toMatchObject({ pass: 1, not_occurring: 1, fail: 1, stale: 1, no_evidence: 0 });
  expect(gapsOf(controls).map((gap) => gap.key)).toEqual(["A-1", "B-1"]);
});
