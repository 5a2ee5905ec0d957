import { expect, test } from "vitest";

import { MakeReportInput } from "./schema";
import { sinceFormer } from "./since-former";
import type { ControlSheet, EvidenceEntry } from "./snapshot";

const MARCH = { from: "2026-03-01", to: "2026-03-31" };
const sheet = (key: string, state: ControlSheet["state"]) => ({ key, state, title: `Title ${key}` }) as ControlSheet;
const entry = (number: number, version = 1) => ({ number, version, title: `File ${number}` }) as EvidenceEntry;

test("names results that differ, controls of one version only, and exhibits added or gone by number and version", () => {
  const former = { id: "rep_1", generatedAt: "2026-04-01T00:00:00Z", period: MARCH, controls: [sheet("A", "pass"), sheet("B", "fail"), sheet("C", "pass")], evidence: [entry(1), entry(2)] };
  const now = { id: "rep_2", generatedAt: "2026-04-02T00:00:00Z", period: MARCH, controls: [sheet("A", "pass"), sheet("B", "pass"), sheet("D", "stale")], evidence: [entry(1), entry(2, 2)] };
  const since = sinceFormer(former, now);
  expect(since.results.map(({ key, before, now: after }) => [key, before, after])).toEqual([["B", "fail", "pass"], ["C", "pass", null], ["D", null, "stale"]]);
  expect([since.added.map(({ version }) => version), since.gone.map(({ version }) => version), since.former.id]).toEqual([[2], [1], "rep_1"]);
  expect(since.former.period).toBeUndefined();
  expect(sinceFormer(former, { ...now, period: { from: "2026-04-01", to: "2026-04-30" } }).former.period).toEqual(MARCH);
});

test("a report is asked only what its kind can answer", () => {
  const ask = (more: object) => MakeReportInput.safeParse({ kind: "access_review", from: "2026-01-01", to: "2026-01-31", ...more }).error?.issues.map(({ path }) => path[0]);
  expect(ask({ sections: ["reviews"], pseudonymous: true })).toBeUndefined();
  expect(ask({ sections: ["runs"] })).toEqual(["sections"]);
  expect(ask({ sections: ["constructor"] })).toEqual(["sections"]);
  expect(ask({ kind: "auditor_access" })).toEqual(["engagement"]);
  expect(ask({ engagement: "eng_1" })).toEqual(["engagement"]);
  expect(ask({ kind: "art30_record", pseudonymous: true })).toEqual(["pseudonymous"]);
  expect(ask({ kind: "breach_register", sections: ["controls"] })).toEqual(["sections"]);
});
