import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { VERDICT_STATES } from "../controls/schema";
import { byUrgency } from "./urgency";
import type { WorkItem } from "./view";

const item = (key: string, given: Partial<WorkItem>): WorkItem => ({ key, title: key, state: "pass", sentence: "", since: null, until: null, kinds: [], asks: null, ...given });
const keysOf = (items: WorkItem[]) => items.map(({ key }) => key);

describe("what a person's controls ask of them", () => {
  test("failing stands before stale, stale before unanswered, unanswered before no evidence; of equals the longest first", () => {
    const { now } = byUrgency([
      item("E", { state: "no_evidence" }), item("D", { state: "manual_pending" }), item("C", { state: "stale" }), item("B", { state: "fail", since: "2026-03-01T00:00:00Z" }), item("A", { state: "fail", since: "2026-02-01T00:00:00Z" }),
    ]);
    expect(keysOf(now)).toEqual(["A", "B", "C", "D", "E"]);
  });

  test("what holds is ordered by the day it runs out; what runs out never asks for nothing", () => {
    const { next, settled } = byUrgency([
      item("LATER", { until: "2026-05-01T00:00:00Z" }), item("SOON", { state: "exception", until: "2026-04-01T00:00:00Z" }), item("NEVER", { state: "not_occurring" }), item("OUT", { state: "not_applicable", until: "2026-04-01T00:00:00Z" }),
    ]);
    expect(keysOf(next)).toEqual(["SOON", "LATER"]);
    expect(keysOf(settled)).toEqual(["NEVER", "OUT"]);
  });

  test("every control stands in exactly one part, whatever its state and dates", () => {
    const time = fc.option(fc.constantFrom("2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z"), { nil: null });
    const items = fc.array(fc.record({ state: fc.constantFrom(...VERDICT_STATES), since: time, until: time }), { maxLength: 30 });
    fc.assert(fc.property(items, (given) => {
      const made = given.map((one, i) => item(`K-${i}`, one));
      const { now, next, settled } = byUrgency(made);
      expect([...keysOf(now), ...keysOf(next), ...keysOf(settled)].sort()).toEqual(keysOf(made).sort());
    }));
  });
});
