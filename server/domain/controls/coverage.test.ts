import { describe, expect, test } from "vitest";

import { coverageCells } from "./coverage";
import type { ControlTest, EvaluatedRecord } from "./schema";
import { catalogTest, changed, verdictAt } from "./testing/judge-one";
import { record, SAMPLE_CLOCK } from "./testing/rule-samples";

/** Mondays from 31 Aug to 30 Nov 2026; the clock stands at Sunday 22 Nov. */
const weeks = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(2026, 7, 31 + index * 7)).toISOString().slice(0, 10));

function cells(only: ControlTest, records: EvaluatedRecord[]): string[] {
  return coverageCells(only, verdictAt(only, records), records, weeks, SAMPLE_CLOCK.timezone);
}

describe("coverageCells", () => {
  test("without evidence there is nothing to show, and a week to come is not due", () => {
    expect(cells(catalogTest("NET-01"), [])).toEqual([...Array.from({ length: 12 }, () => "none"), "not_due", "not_due"]);
  });

  test("a record shows in its week, freshness carries it, and silence after that is missed", () => {
    const config = record("n", "network_config", "2026-09-09T10:00:00.000Z", { default_deny: true, public_admin_ports: 0, public_buckets: 0 });
    expect(cells(catalogTest("NET-01"), [config]).slice(0, 7)).toEqual(["none", "found", "not_due", "not_due", "not_due", "missed", "missed"]);
    expect(cells(catalogTest("NET-01"), [changed(config, { default_deny: false })])[1]).toBe("failed");
  });

  test("a missed month shows in the week it closed, a late one in the week it happened", () => {
    const scans = catalogTest("VUL-01");
    const scan = (at: string, receivedAt = at) => record(at, "vulnerability_scan", at, { assets_ratio: 1 }, receivedAt);
    const shown = cells(scans, [scan("2026-09-15T10:00:00.000Z", "2026-11-01T00:00:00.000Z"), scan("2026-11-17T10:00:00.000Z")]);
    expect([shown[2], shown[8], shown[11]]).toEqual(["late", "missed", "found"]);
    expect(shown[5]).toBe("not_due");
  });
});
