import fc from "fast-check";
import { expect, test } from "vitest";

import { countResults } from "./counts";
import { frozenLines } from "./frozen-list";
import { planDraw } from "./plan";
import { keysForReconciling, populationItems, recordsOfPopulation } from "./population-items";
import { reconcile } from "./reconcile";
import { ANCHORS, FREQUENCIES, SIZE_TABLE, sizeFor, sizeWithoutDeviation } from "./size";

const lines = (values: (number | null)[]) => frozenLines(values.map((value, i) => ({ at: null, key: `k${i}`, value, record: `rec_${i}`, sha256: "00" })));
const record = (id: string, facts: Record<string, string | number | null>, occurredAt: string | null = "2026-02-01T00:00:00.000Z", kind = "leaver") => ({ id, evidenceId: "ev_1", kind, occurredAt, receivedAt: "2026-03-01T00:00:00.000Z", facts });

test("the anchors are what the formula gives", () => {
  for (const { confidence, tolerableRate, size } of ANCHORS) expect(sizeWithoutDeviation(confidence, tolerableRate)).toBe(size);
});

test("more risk never asks for fewer, and no sample is larger than its list", () => {
  for (const frequency of FREQUENCIES) {
    const { low, moderate, high } = SIZE_TABLE[frequency];
    expect(low <= moderate && moderate <= high).toBe(true);
    expect(sizeFor({ kind: "table", frequency, risk: "high" }, 3)).toBe(Math.min(3, high));
  }
});

test("a plan says what stands against it, and fixes the step of every n-th", () => {
  expect(planDraw(lines(Array.from({ length: 100 }, () => 1)), { kind: "every_nth" }, { kind: "number", number: 8 })).toEqual({ method: { kind: "every_nth", interval: 12 }, size: 8, problem: null });
  expect(planDraw(lines([null, 5, null]), { kind: "by_value" }, { kind: "number", number: 8 })).toMatchObject({ size: 1, problem: null });
  expect(planDraw(lines([null]), { kind: "by_value" }, { kind: "number", number: 8 }).problem).toMatch(/No item/);
  expect(planDraw(lines([2 ** 48, 1]), { kind: "by_value" }, { kind: "number", number: 1 }).problem).toMatch(/too large/);
  expect(planDraw([], { kind: "random" }, { kind: "number", number: 8 }).problem).toMatch(/nothing/);
});

test("versions of one thing are one item, the newest, whatever the order in which they were read", () => {
  const versions = [record("rec_1", { person_id: "p1", left_at: "2026-02-01" }), record("rec_2", { person_id: "p1", left_at: "2026-02-01" }, "2026-02-03T00:00:00.000Z"), record("rec_3", { person_id: "p2", left_at: "2026-02-02" }), record("rec_4", {})];
  fc.assert(fc.property(fc.shuffledSubarray(versions, { minLength: 4 }), (order) => {
    const items = populationItems(order, { kind: "leaver", valueFact: null });
    expect(items.map((item) => [item.key, item.record]).toSorted()).toEqual([["p1 / 2026-02-01", "rec_2"], ["p2 / 2026-02-02", "rec_3"], ["rec_4", "rec_4"]]);
    expect(frozenLines(items)).toEqual(frozenLines(populationItems(versions, { kind: "leaver", valueFact: null })));
  }));
});

test("a population holds what is dated in the window, what has no date and came in it, and of that what was asked for", () => {
  const all = [record("in", { system: "a" }), record("before", {}, "2025-12-31T23:59:59.999Z"), record("last", { system: "a" }, "2026-12-31T23:59:59.999Z"), record("after", {}, "2027-01-01T00:00:00.000Z"), record("undated", {}, null), record("other", {}, undefined, "joiner")];
  const window = { from: "2026-01-01T00:00:00.000Z", until: "2027-01-01T00:00:00.000Z" };
  const ids = (where: { fact: string; value: string } | null) => recordsOfPopulation(all, { kind: "leaver", where }, window).map(({ id }) => id);
  expect(ids(null)).toEqual(["in", "last", "undated"]);
  expect(ids({ fact: "system", value: "a" })).toEqual(["in", "last"]);
  expect(ids({ fact: "toString", value: "a" })).toEqual([]);
});

test("values are thousandths, and what is no amount is none", () => {
  const valueOf = (value: string | number | null) => populationItems([record("r", { amount: value })], { kind: "leaver", valueFact: "amount" })[0]?.value;
  expect([12.5, 0, -3, "12", null, 2 ** 60].map(valueOf)).toEqual([12500, null, null, null, null, null]);
});

test("two lists are compared both ways, each thing once, and what has no key is counted", () => {
  const [a, b] = [keysForReconciling([record("1", { person_id: "p1" }), record("2", { person_id: "p1" }), record("3", { person_id: "p2" }), record("4", {})], "leaver", "person_id"), ["p2", "p3", null]];
  expect(reconcile(a, b)).toEqual({ inBoth: 1, onlyInA: ["p1"], onlyInATotal: 1, onlyInB: ["p3"], onlyInBTotal: 1, withoutKeyA: 1, withoutKeyB: 1 });
  expect(reconcile(Array.from({ length: 900 }, (_, i) => `k${i}`), [])).toMatchObject({ onlyInATotal: 900, onlyInA: { length: 500 } });
});

test("x of n leaves out what was replaced, with its result", () => {
  const items = [1, 2, 3, 4].map((place) => ({ place, replaces: place === 4 ? 2 : null }));
  expect(countResults(items, new Map([[1, "tested"], [2, "deviation"], [4, "deviation"]]))).toEqual({ of: 3, tested: 2, deviations: 1, notApplicable: 0, open: 1 });
});
