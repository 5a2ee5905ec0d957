import { describe, expect, test } from "vitest";

import { CATALOG_CONTROLS } from "../catalog/controls";
import { EVIDENCE_KINDS } from "../catalog/kinds";
import { evaluateControlTest } from "./evaluate";
import { isSameVerdict, judge } from "./judge";
import { verdictNotApplicable } from "./not-applicable";
import type { EvaluatedRecord } from "./schema";
import { catalogTest, changed, verdictAt } from "./testing/judge-one";
import { daysAgo, passingRecords, record, SAMPLE_CLOCK } from "./testing/rule-samples";
import type { TimedRecord } from "./timeline";

const unchanged = (each: EvaluatedRecord): TimedRecord => ({ ...each, goneAt: null, supplements: [], reviews: [] });
const backups = catalogTest("BCP-01");

describe("evaluateControlTest", () => {
  test("the worst rule speaks for the control, and every rule keeps its own result", () => {
    const failed = record("b", "backup_run", daysAgo(0.2), { backup_id: "1", system_id: "db", status: "failure", failure_acknowledged: true });
    const verdict = verdictAt(backups, [failed]);
    expect(verdict.rules.map((rule) => rule.state)).toEqual(["no_evidence", "fail", "pass"]);
    expect(verdict).toMatchObject({ state: "fail", sentence: verdict.rules[1]?.sentence, asOf: SAMPLE_CLOCK.asOf });
  });

  test("the earliest change of any rule is the verdict's", () => {
    const verdict = verdictAt(backups, [record("b", "backup_run", daysAgo(0.2), { backup_id: "1", system_id: "db", status: "success", encrypted: true })]);
    expect(verdict.nextChangeAt).toBe(verdict.rules.flatMap((rule) => rule.nextChangeAt ?? []).sort()[0]);
  });

  test("what the tenant promised judges, not the default", () => {
    const restores = catalogTest("BCP-03");
    const slow = restores.rules.flatMap((rule) => passingRecords(rule, restores.params)).map((each) => changed(each, { rto_minutes: 90 }));
    expect(evaluateControlTest(catalogTest("BCP-03"), {}, slow, SAMPLE_CLOCK).state).toBe("fail");
    expect(evaluateControlTest(catalogTest("BCP-03"), { rtoMinutes: 120 }, slow, SAMPLE_CLOCK).state).toBe("pass");
  });

  test("refuses a clock that is no time", () => {
    expect(() => verdictAt(backups, [], "yesterday")).toThrow(RangeError);
    expect(() => evaluateControlTest(backups, {}, [], { ...SAMPLE_CLOCK, timezone: "Mars/Olympus" })).toThrow(RangeError);
  });

  test("a past day can be judged as known then or with hindsight", () => {
    const control = { test: catalogTest("NET-01"), promised: {}, applicable: true, applicabilityReason: null, adoptedAt: "2026-01-01T00:00:00.000Z" };
    const good = record("n", "network_config", "2026-10-01T00:00:00.000Z", { default_deny: true, public_admin_ports: 0, public_buckets: 0 }, "2026-10-20T00:00:00.000Z");
    const asOf = "2026-10-10T00:00:00.000Z";
    const later = record("m", "network_config", "2026-10-15T00:00:00.000Z", { default_deny: false }, "2026-10-16T00:00:00.000Z");
    const known = (knownAt: string, ...records: EvaluatedRecord[]) => judge(control, records.map(unchanged), { asOf, knownAt, timezone: "UTC" }, EVIDENCE_KINDS);
    expect(known(asOf, good).state).toBe("no_evidence");
    const hindsight = known("2026-11-01T00:00:00.000Z", good);
    expect(hindsight.state).toBe("pass");
    expect(isSameVerdict(known(asOf, good), hindsight)).toBe(false);
    // What tells only of a later day changes nothing about this one, not even a word.
    expect(isSameVerdict(known("2026-11-01T00:00:00.000Z", good, later), hindsight)).toBe(true);
    expect(isSameVerdict(known("2026-11-01T00:00:00.000Z", later), known(asOf))).toBe(true);
  });

  test("a decision that a control does not apply carries its reason", () => {
    expect(verdictNotApplicable(SAMPLE_CLOCK.asOf, "no offices")).toMatchObject({ state: "not_applicable", sentence: "Not applicable: no offices", rules: [] });
  });

  test("10,000 records of any control are judged well under a second", () => {
    for (const key of ["VUL-02", "CHG-01", "END-01", "BCP-01", "PPL-03"]) {
      const control = CATALOG_CONTROLS.find((each) => each.key === key);
      if (control === undefined) throw new Error(key);
      const seeds = control.test.rules.flatMap((rule) => passingRecords(rule, control.test.params));
      const records = Array.from({ length: 10_000 }, (_, index) => {
        const seed = seeds[index % seeds.length] ?? seeds[0];
        if (seed === undefined) throw new Error(key);
        const ids = Object.fromEntries(["finding_id", "change_id", "device_id", "person_id"].flatMap((id) => (id in seed.facts ? [[id, `${id}-${index >> 1}`]] : [])));
        return changed(seed, ids, { id: `r${index}` });
      });
      evaluateControlTest(control.test, {}, records, SAMPLE_CLOCK);
      // The processor's time, not the clock's: on a busy machine the same work takes the same.
      const start = process.cpuUsage();
      evaluateControlTest(control.test, {}, records, SAMPLE_CLOCK);
      expect(process.cpuUsage(start).user).toBeLessThan(500_000);
    }
  });
});
