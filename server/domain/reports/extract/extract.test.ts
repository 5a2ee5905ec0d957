import { describe, expect, test } from "vitest";

import { accessExtract } from "./access";
import { changesBetween, rosterOf, systemsOf } from "./accounts";
import { dayStrips, daysWithout } from "./backup-days";
import { backupExtract } from "./backup";
import { exhibitsOf } from "./extract";
import { snapshotSay } from "../say";
import { pseudonyms } from "./pseudonyms";
import { percent, type SourcedRecord } from "./record-words";

const say = snapshotSay();
let ids = 0;
const record = (kind: string, occurredAt: string | null, facts: SourcedRecord["facts"], number: number | null = 1): SourcedRecord => ({ id: `r${String((ids += 1)).padStart(3, "0")}`, evidenceId: `e${number}`, kind, occurredAt, receivedAt: "2026-01-01T00:00:00Z", facts, number });
const account = (at: string, id: string, facts: SourcedRecord["facts"] = {}) => record("account", at, { system_id: "vault", account_id: id, ...facts });
const PERIOD = { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" };
const DAYS = { from: "2026-01-01", to: "2026-01-31" };
const access = (records: SourcedRecord[], pseudonymous = false) => accessExtract({ records, period: PERIOD, exports: new Map(), pseudonymous });
const backup = (records: SourcedRecord[]) => backupExtract({ records, period: PERIOD, days: DAYS, zone: "Europe/Berlin" });

describe("the accounts of a system", () => {
  test("are those of its newest export in time, and what came, went or was raised since the one before is named", () => {
    const records = [account("2026-01-05T00:00:00Z", "old"), account("2026-01-05T00:00:00Z", "kept"), account("2026-01-20T00:00:00Z", "kept", { privileged: true }), account("2026-01-20T00:00:00Z", "new"), account("2026-02-03T00:00:00Z", "later")];
    const [vault] = systemsOf(records, PERIOD.to, say);
    expect(vault?.accounts.map(({ facts }) => facts["account_id"])).toEqual(["kept", "new"]);
    expect(changesBetween(vault?.before?.accounts ?? [], vault?.accounts ?? [], say)).toEqual({ added: ["new"], gone: ["old"], raised: ["kept"] });
  });

  test("are held against the newest roster entry of the person, and without a roster nothing is said of anybody", () => {
    const roster = rosterOf([record("person", "2026-01-02T00:00:00Z", { person_id: "p1", active: true }), record("person", "2026-01-09T00:00:00Z", { person_id: "p1", active: false })], PERIOD.to, say);
    expect([roster("p1"), roster("p2"), roster(null), rosterOf([], PERIOD.to, say)("p1")]).toEqual(["left", "not on the roster", "no person stated", "no roster received"]);
  });
});

describe("an access review report", () => {
  test("prints missing figures as missing, a leaver's enabled accounts by system, and cites exhibits it prints only", () => {
    const { parts } = access([
      record("access_review", "2026-01-10T00:00:00Z", { reviewer: "Rita", systems_ratio: 0.999, accounts_total: 3 }, 7), record("access_review", "2025-12-10T00:00:00Z", { reviewer: "Rita" }, 8),
      record("leaver", "2026-01-11T00:00:00Z", { person_id: "p1", left_at: "2026-01-11T00:00:00Z" }), account("2026-01-20T00:00:00Z", "a1", { person: "p1", status: "active" }),
    ]);
    const text = JSON.stringify(parts);
    expect(text).toContain(`"99 %",["not stated","of 3"],null,null,null`);
    expect(JSON.stringify(parts["leavers"])).toContain(`["vault"]`);
    expect(exhibitsOf({ purpose: [], limits: [], chapters: [{ title: "", blocks: parts["reviews"] ?? [] }] })).toEqual([7]);
  });

  test("prints no name and no account where people are to be numbers, and the same number for the same person", () => {
    const { parts } = access([record("access_review", "2026-01-10T00:00:00Z", { reviewer: "Rita" }), record("privileged_account", "2026-01-12T00:00:00Z", { account_id: "rita@acme", approved_by: "Rita" }), account("2026-01-20T00:00:00Z", "rita@acme", { person: "Rita" })], true);
    const text = JSON.stringify(parts);
    expect(text).not.toMatch(/rita/i);
    expect(text.match(/Person 1/g)).toHaveLength(3);
    const of = pseudonyms("Person", true);
    expect([of("a"), of("b"), of("a"), of(null)]).toEqual(["Person 1", "Person 2", "Person 1", null]);
  });

  test("rounds a share down, so that all is said only of all", () => {
    expect([percent(1), percent(0.9999), percent(0.57), percent(null)]).toEqual(["100 %", "99 %", "57 %", null]);
  });
});

describe("a backup report", () => {
  const run = (at: string, system: string, status: string, number = 1) => record("backup_run", at, { system_id: system, status, backup_id: `${system} ${at}` }, number);

  test("lists systems that nobody restored first, and with a failed run the next that succeeded", () => {
    const { parts } = backup([run("2026-01-02T03:00:00Z", "db", "failed", 4), run("2026-01-03T03:00:00Z", "db", "success"), run("2026-01-03T03:00:00Z", "files", "failed", 5), record("restore_test", "2026-01-20T00:00:00Z", { system_id: "files", outcome: "success", rows_restored: 9 }, 6)]);
    const rows = (part: string) => (parts[part] ?? []).flatMap((block) => ("table" in block ? [block.table.rows] : []));
    expect(rows("restores")[0]).toEqual([["db", "2", { at: "2026-01-03T03:00:00Z" }]]);
    expect(rows("restores")[1]?.[0]).toContainEqual(["9", "of not stated"]);
    expect(rows("failures")[0]?.map((row) => [row[1], row[5]])).toEqual([["db", { at: "2026-01-03T03:00:00Z" }], ["files", "none in the period"]]);
  });

  test("puts a run on its day in the zone, marks a day by its worst run, and leaves days outside the period empty", () => {
    const runs = [run("2026-01-01T23:30:00Z", "db", "success"), run("2026-01-05T03:00:00Z", "db", "success"), run("2026-01-05T09:00:00Z", "db", "failed")];
    const [month] = dayStrips([{ system: "db", runs }], { from: "2026-01-02", to: "2026-01-30" }, "Europe/Berlin");
    expect(month?.cells.slice(0, 6)).toEqual(["outside", "ran", "none", "none", "failed", "none"]);
    expect(month?.cells.at(-1)).toBe("outside");
    expect(daysWithout(runs, { from: "2026-01-02", to: "2026-01-30" }, "Europe/Berlin")).toBe(27);
  });

  test("says that nothing was received instead of that nothing failed", () => {
    expect(JSON.stringify(backup([]).parts["failures"])).toContain("No backup run was received");
  });
});
