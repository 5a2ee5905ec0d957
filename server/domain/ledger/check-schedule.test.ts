import { describe, expect, test } from "vitest";

import { checkRecords } from "./check-records";
import { dueCheck } from "./check-schedule";

const at = (text: string) => new Date(`2026-03-${text}:00Z`);
const UP = at("01T00:00");

describe("when a log is checked", () => {
  test("once a night where the organization is, whole after six days", () => {
    const night = { timezone: "UTC", watchedSince: UP, lastAt: at("10T02:10"), lastFullAt: at("10T02:10") };
    expect(dueCheck(night, at("10T03:00"))).toBeNull();
    expect(dueCheck(night, at("10T23:59"))).toBeNull();
    expect(dueCheck(night, at("11T02:00"))).toBe("incremental");
    expect(dueCheck({ ...night, lastAt: at("15T02:10") }, at("16T02:20"))).toBe("full");
    expect(dueCheck({ ...night, timezone: "Pacific/Auckland" }, at("10T14:00"))).toBeNull();
    expect(dueCheck({ ...night, timezone: "Pacific/Auckland", lastAt: at("09T13:30") }, at("10T14:00"))).toBe("incremental");
  });

  test("no week is without a whole one, whatever the minute it runs at", () => {
    let [lastAt, lastFullAt] = [at("01T02:00"), at("01T02:00")];
    const fulls: number[] = [];
    for (let minutes = 0; minutes < 29 * 24 * 60; minutes += 10) {
      const now = new Date(at("01T02:10").getTime() + minutes * 60_000);
      const due = dueCheck({ timezone: "UTC", watchedSince: new Date(0), lastAt, lastFullAt }, now);
      if (due) lastAt = now;
      if (due !== "full") continue;
      fulls.push((now.getTime() - lastFullAt.getTime()) / 86_400_000);
      lastFullAt = now;
    }
    expect(fulls.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...fulls)).toBeLessThan(7);
  });

  test("a missed night is made up for by day; a start is not followed by checks of everything", () => {
    const missed = { timezone: "UTC", watchedSince: UP, lastAt: at("09T02:10"), lastFullAt: at("09T02:10") };
    expect(dueCheck(missed, at("10T14:00"))).toBeNull();
    expect(dueCheck(missed, at("10T14:20"))).toBe("incremental");
    expect(dueCheck({ ...missed, watchedSince: at("10T14:00") }, at("10T14:20"))).toBeNull();
    const never = { timezone: "UTC", watchedSince: at("10T09:00"), lastAt: null, lastFullAt: null };
    expect(dueCheck(never, at("10T16:30"))).toBeNull();
    expect(dueCheck(never, at("10T17:30"))).toBe("full");
    expect(dueCheck(never, at("11T02:00"))).toBe("full");
  });
});

describe("a check as records of the catalog", () => {
  const base = { finishedAt: at("10T02:10"), anchored: false, entriesChecked: 10, recordsChecked: 5, findings: [], findingsTotal: 0 };

  test("the nightly one is about the chain, the whole one about everything stored too, as is a nightly one that finds content changed", () => {
    expect(checkRecords({ ...base, kind: "incremental" })).toEqual([{ kind: "chain_verification", facts: { verified_at: "2026-03-10T02:10:00.000Z", entries_checked: 10, broken_links: 0, anchored: false } }]);
    const found = [{ code: "ROW_CHANGED", at: "x", message: "" }];
    expect(checkRecords({ ...base, kind: "incremental", findings: found, findingsTotal: 1 }).map(({ facts }) => facts)).toMatchObject([{ broken_links: 0 }, { mismatches: 1 }]);
    expect(checkRecords({ ...base, kind: "full" })[1]).toEqual({ kind: "integrity_check", facts: { checked_at: "2026-03-10T02:10:00.000Z", records_checked: 15, mismatches: 0 } });
  });

  test("a changed entry counts in both, changed content only as a record, a tile only as a link", () => {
    const findings = ["ENTRY_HASH", "OPENING_BODY", "FILE_BYTES", "TILE_HASHES"].map((code) => ({ code, at: "x", message: "" }));
    const [chain, integrity] = checkRecords({ ...base, kind: "full", findings, findingsTotal: 4 });
    expect(chain?.facts).toMatchObject({ broken_links: 2 });
    expect(integrity?.facts).toMatchObject({ mismatches: 3 });
  });
});
