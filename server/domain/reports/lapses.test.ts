import { expect, test } from "vitest";

import type { Verdict, VerdictState } from "../controls/schema";
import { deviationsIn, lapsesOf, spread, worstCount, type StateEvent } from "./lapses";

const period = { from: "2026-01-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" };
const verdict = (items: string[], tested = 10): Verdict => ({
  state: "fail", sentence: "", asOf: "", nextChangeAt: null,
  rules: [{ index: 0, state: "fail", sentence: "", basis: [], basisTotal: 0, tested, deviationsTotal: items.length, missing: [], nextChangeAt: null,
    deviations: items.map((key) => ({ recordId: `rec-${key}`, key, at: null, sentence: `${key} of ${tested}` })) }],
});
const event = (at: string, state: VerdictState): StateEvent => ({ at: `${at}T00:00:00.000Z`, state, sentence: state, id: at });
const spans = (...events: StateEvent[]) => lapsesOf(events, period).map(({ from, until }) => [from.slice(0, 10), until?.slice(0, 10) ?? null]);

test("a lapse that was repaired before the end is still a lapse", () => {
  expect(spans(event("2026-01-05", "pass"), event("2026-03-03", "fail"), event("2026-03-09", "pass"))).toEqual([["2026-03-03", "2026-03-09"]]);
});

test("one that began before the period and reached into it counts, one that ended before does not", () => {
  expect(spans(event("2025-10-01", "stale"), event("2025-11-01", "pass"), event("2025-12-20", "fail"), event("2026-01-02", "pass"))).toEqual([["2025-12-20", "2026-01-02"]]);
});

test("one that stands at the end has no end, and what came after the period is not read", () => {
  expect(spans(event("2026-03-03", "exception"), event("2026-04-02", "pass"))).toEqual([["2026-03-03", null]]);
});

test("bad states without a good one between them are one lapse", () => {
  const [lapse, ...rest] = lapsesOf([event("2026-02-01", "stale"), event("2026-02-03", "fail"), event("2026-02-09", "pass")], period);
  expect(lapse?.steps.map((step) => step.state)).toEqual(["stale", "fail"]);
  expect(rest).toEqual([]);
});

test("missing evidence is no lapse", () => {
  expect(spans(event("2026-02-01", "no_evidence"), event("2026-02-03", "manual_pending"), event("2026-02-09", "not_applicable"))).toEqual([]);
});

test("an item that deviated only for a while is among the deviations of the lapse", () => {
  expect(deviationsIn([verdict(["a"]), verdict(["b"]), verdict(["a"], 11)]).map(({ sentence }) => sentence)).toEqual(["a of 11", "b of 10"]);
  expect(worstCount([verdict(["a"]), verdict(["a", "b"], 12), verdict([])])).toEqual({ tested: 12, deviations: 2 });
});

test("more moments than are looked at are spread over the lapse, and that is said", () => {
  const moments = Array.from({ length: 100 }, (_, index) => String(index));
  expect(spread(moments, 3)).toEqual({ moments: ["0", "50", "99"], all: false });
  expect(spread(moments.slice(0, 3), 3)).toEqual({ moments: ["0", "1", "2"], all: true });
});
