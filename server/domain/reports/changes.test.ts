import { expect, test } from "vitest";

import { catalogTest } from "../controls/testing/judge-one";
import { changesOf, lastChangeOf, type RevisionFacts } from "./changes";

const revision = (at: string, change: Partial<RevisionFacts> = {}): RevisionFacts => ({
  at, by: "usr_ana", title: "Restore test", promise: "Restored each quarter.", applicable: true, applicabilityReason: null, test: catalogTest("BCP-03"), promised: {}, ...change,
});
const revisions = [
  revision("2026-01-01"), revision("2026-02-01", { promised: { rtoMinutes: 120 } }), revision("2026-02-02", { promised: { rtoMinutes: 90 } }),
  revision("2026-03-01", { promised: { rtoMinutes: 90 }, promise: "Restored twice a year." }),
  revision("2026-04-01", { promised: { rtoMinutes: 90 }, promise: "Restored twice a year.", applicable: false, applicabilityReason: "system is gone" }),
];

test("each change of a promise, a wording and the scope is listed, not only the last of each", () => {
  const words = changesOf(revisions, { from: "2026-01-02", to: "2026-12-31" }).map(({ at, what }) => `${at} ${what}`);
  expect(words).toHaveLength(4);
  expect(words[0]).toMatch(/^2026-02-01 .*60 \(default\) became 120$/);
  expect(words[1]).toMatch(/^2026-02-02 .*120 became 90$/);
  expect(words[2]).toBe("2026-03-01 promise: “Restored each quarter.” became “Restored twice a year.”");
  expect(words[3]).toBe("2026-04-01 no longer applies: system is gone");
});

test("changes outside the period are not listed, the adoption inside it is", () => {
  expect(changesOf(revisions, { from: "2025-12-01", to: "2026-01-15" })).toEqual([{ at: "2026-01-01", by: "usr_ana", what: "adopted", isAdoption: true }]);
  expect(changesOf(revisions, { from: "2026-05-01", to: "2026-06-01" })).toEqual([]);
});

test("the last change of a value is the one of its own, not the newest revision", () => {
  expect(lastChangeOf(revisions, "rtoMinutes")).toEqual({ at: "2026-02-02", by: "usr_ana" });
  expect(lastChangeOf(revisions, "rpoMinutes")).toBeNull();
});
