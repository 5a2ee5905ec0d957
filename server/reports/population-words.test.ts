import { expect, test } from "vitest";

import type { PopulationLine } from "@/server/domain/reports/snapshot";

import { createClock } from "./clock";
import { populationCount, populationWords } from "./population-words";
import { sayIn } from "./say";

const say = sayIn("en");

const line: PopulationLine = {
  kind: "account", noun: "accounts", counted: "members", total: 12, records: 530, snapshots: 44, window: { from: "2026-01-01T00:00:00Z", to: "2026-04-01T00:00:00Z" },
  provenance: { exhibits: 4, sources: ["okta"], query: "GET /users", withQuery: 4, extractedAt: null, rowCount: 530, withRowCount: 4, sourceTotal: 540, withSourceTotal: 3, reconciledWith: ["hr-roster"], withReconciliation: 4 },
};

test("people of a list that was taken each week are told from the snapshots and the records", () => {
  expect(populationCount(say, line)).toBe("12 accounts in 44 snapshots (530 records)");
  expect(populationCount(say, { ...line, counted: "items", noun: "backup runs", total: 1096, records: 3993, snapshots: null })).toBe("1,096 backup runs (3,993 records)");
});

test("what the exhibits state of source, total and reconciliation is printed, and by how many", () => {
  expect(populationWords(line, { say, clock: createClock("UTC") })).toBe(
    "12 accounts in 44 snapshots (530 records), 2026-01-01 to 2026-03-31; from okta; 530 rows given, source's own total 540, stated by 3 of 4 exhibits; reconciled with hr-roster");
});

test("what no exhibit states is said to be not stated", () => {
  const silent = { ...line.provenance, sources: [], sourceTotal: null, rowCount: null, reconciledWith: [], withReconciliation: 0 };
  expect(populationWords({ ...line, provenance: silent }, { say, clock: createClock("UTC") })).toMatch(/; source not stated; source's own total not stated; not reconciled with a second source$/);
});
