import fc from "fast-check";
import { expect, test } from "vitest";

import type { EvaluatedRecord } from "../controls/schema";
import { countPopulation } from "./population";

let next = 0;
const record = (kind: string, facts: EvaluatedRecord["facts"], evidenceId = "ev_1"): EvaluatedRecord => ({ id: `rec_${(next += 1)}`, evidenceId, kind, occurredAt: null, receivedAt: "2026-01-01T00:00:00.000Z", facts });

test("a backup reported again in every export is one backup", () => {
  const runs = ["a", "b", "a", "a", "b"].map((id) => record("backup_run", { backup_id: id, finished_at: "2026-01-01T00:00:00Z" }));
  expect(countPopulation("backup_run", runs)).toMatchObject({ total: 2, records: 5, counted: "items", noun: "backup runs" });
});

test("accounts in weekly snapshots are counted once each, and the snapshots are named", () => {
  const weeks = ["2026-01-05", "2026-01-12", "2026-01-19"];
  const accounts = weeks.flatMap((week) => ["ada", "bo"].map((account) => record("account", { system_id: "github", account_id: account, snapshot_at: `${week}T00:00:00Z` }, `ev_${week}`)));
  expect(countPopulation("account", accounts)).toMatchObject({ total: 2, records: 6, snapshots: 3, counted: "members" });
  expect(countPopulation("account", [...accounts, record("account", { system_id: "aws", account_id: "ada", snapshot_at: "2026-01-19T00:00:00Z" })])).toMatchObject({ total: 3 });
});

test("a register that is handed in again is its members, by the key the catalog matches them by", () => {
  const vendors = ["ev_1", "ev_2"].flatMap((evidenceId) => ["aws", "okta"].map((vendor) => record("vendor_record", { vendor_id: vendor, reviewed_at: "2026-01-01T00:00:00Z" }, evidenceId)));
  expect(countPopulation("vendor_record", vendors)).toMatchObject({ total: 2, records: 4, snapshots: 2, counted: "members" });
});

test("settings without members are counted as snapshots, and what happened once as records", () => {
  const settings = ["2026-01-05", "2026-01-12"].map((day) => record("encryption_config", { snapshot_at: `${day}T00:00:00Z` }));
  expect(countPopulation("encryption_config", settings)).toMatchObject({ total: 2, counted: "snapshots" });
  expect(countPopulation("restore_test", [record("restore_test", { system_id: "db" }), record("restore_test", { system_id: "db" })])).toMatchObject({ total: 2, counted: "records" });
});

test("a population is never larger than its records and never empty while there are some", () => {
  fc.assert(fc.property(fc.constantFrom("backup_run", "account", "person", "encryption_config", "restore_test", "unknown_kind"), fc.array(fc.option(fc.constantFrom("a", "b", ""), { nil: null }), { maxLength: 12 }), (kind, ids) => {
    const { total, records } = countPopulation(kind, ids.map((id) => record(kind, { backup_id: id, account_id: id, person_id: id })));
    expect(total).toBeLessThanOrEqual(records);
    expect(total > 0).toBe(records > 0);
  }));
});
