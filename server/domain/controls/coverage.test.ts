import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { coverageCells } from "./coverage";
import { DAY_MS } from "./evaluation";
import type { ControlTest, EvaluatedRecord } from "./schema";
import type { Stood } from "./stood";
import { catalogTest, changed, verdictAt } from "./testing/judge-one";
import { scenario } from "./testing/random-records";
import { record, SAMPLE_CLOCK } from "./testing/rule-samples";

/** Mondays from 31 Aug to 30 Nov 2026; the clock stands at Sunday 22 Nov. */
const weeks = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(2026, 7, 31 + index * 7)).toISOString().slice(0, 10));

function cells(only: ControlTest, records: EvaluatedRecord[]): string[] {
  return coverageCells(only, verdictAt(only, records), records, weeks, SAMPLE_CLOCK.timezone);
}

/** Every state the test stood at from a day on, judged again at each moment it could change, with what was received by then. */
function statesOver(only: ControlTest, records: EvaluatedRecord[], day: string): Stood[] {
  const from = new Date(Date.parse(day) - 2 * DAY_MS).toISOString();
  const stood: Stood[] = [];
  for (let at = from; at <= SAMPLE_CLOCK.asOf;) {
    const now = at;
    const verdict = verdictAt(only, records.filter((each) => each.receivedAt <= now), now);
    if (verdict.state !== stood.at(-1)?.state) stood.push({ state: verdict.state, from: now });
    const next = [verdict.nextChangeAt, ...records.map((each) => each.receivedAt)].filter((moment) => moment !== null && moment > now).sort()[0];
    if (next === null || next === undefined) break;
    at = next;
  }
  return stood;
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

  test("a record that was good in its week is not broken there by a clock that has run on since", () => {
    const secret = (at: string) => record(at, "secret_record", at, { secret_id: "a", owner: "ada", in_vault: true, age_days: 60, max_age_days: 90, unused_days: 80 });
    const seen = ["2026-09-02T10:00:00.000Z", "2026-09-30T10:00:00.000Z", "2026-10-28T10:00:00.000Z", "2026-11-20T10:00:00.000Z"].map(secret);
    const shown = cells(catalogTest("CRY-03"), seen);
    expect(shown.filter((cell) => cell === "failed" || cell === "missed")).toEqual([]);
    expect([shown[0], shown[4], shown[8], shown[11]]).toEqual(["found", "found", "found", "found"]);
  });

  test("a control without evidence has missed nothing, and deviates in nothing", () => {
    const quality = catalogTest("PRV-07");
    expect(cells(quality, []).filter((cell) => cell === "missed" || cell === "failed")).toEqual([]);
    expect(verdictAt(quality, []).rules.map(({ state, deviationsTotal }) => [state, deviationsTotal])).toEqual([["no_evidence", 0]]);
  });

  test("a week that passed all through is never red, and one that failed all through always is", () => {
    fc.assert(fc.property(scenario, ([only, records]) => {
      const stood = statesOver(only, records, weeks[0] ?? "");
      const shown = coverageCells(only, verdictAt(only, records), records, weeks, SAMPLE_CLOCK.timezone, stood);
      weeks.slice(0, 11).forEach((week, i) => {
        const [from, to] = [Date.parse(`${week}T00:00:00+02:00`), Date.parse(`${week}T00:00:00+02:00`) + 7 * DAY_MS];
        const held = new Set(stood.filter((span, at) => Date.parse(span.from) < to + DAY_MS && Date.parse(stood[at + 1]?.from ?? SAMPLE_CLOCK.asOf) > from - DAY_MS).map(({ state }) => state));
        if (held.size === 1 && held.has("pass")) expect(["failed", "missed"], week).not.toContain(shown[i]);
        if (held.size === 1 && held.has("fail")) expect(["failed", "missed"], week).toContain(shown[i]);
      });
    }), { numRuns: 300 });
  });
});
