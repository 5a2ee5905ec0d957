import { expect, test } from "vitest";

import { catalogTest } from "../controls/testing/judge-one";
import type { Occurrence, Rule } from "../controls/schema";
import { cadenceInPeriod, clippedToPeriod, windowOf } from "./rule-window";

const quarter = { from: "2026-01-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" };
const month = (from: string, to: string, state: Occurrence["state"]): Occurrence => ({ label: from, from: `${from}-01T00:00:00.000Z`, to: `${to}-01T00:00:00.000Z`, dueBy: `${to}-01T00:00:00.000Z`, state, recordIds: [] });
const occurrences = [month("2025-11", "2025-12", "missed"), month("2025-12", "2026-01", "found"), month("2026-01", "2026-02", "found"), month("2026-02", "2026-03", "late"), month("2026-03", "2026-04", "found")];

test("five months looked at are three months of a first quarter, and only their deviations count in it", () => {
  expect(cadenceInPeriod({ occurrences }, quarter)).toEqual({ tested: 3, deviations: 1 });
  expect(windowOf({ mode: "cadence" } as Rule, { occurrences }, quarter.to)).toEqual({ from: "2025-11-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" });
});

test("a count that is the period's own is not counted twice", () => {
  expect(cadenceInPeriod({ occurrences: occurrences.slice(2) }, quarter)).toBeNull();
  expect(cadenceInPeriod({}, quarter)).toBeNull();
});

test("a rule over a year is clipped to the quarter, one over a month is left as it is", () => {
  const [rule] = catalogTest("CHG-02").rules;
  const every = rule?.mode === "every" ? rule : null;
  expect(every && clippedToPeriod(every, quarter)).toMatchObject({ windowDays: 90 });
  expect(every && clippedToPeriod({ ...every, windowDays: 30 }, quarter)).toBeNull();
  const [newest] = catalogTest("BCP-03").rules;
  expect(newest && windowOf(newest, {}, quarter.to)).toEqual({ from: null, to: quarter.to });
  expect(every && windowOf(every, {}, quarter.to)).toEqual({ from: "2025-04-01T00:00:00.000Z", to: quarter.to });
});
