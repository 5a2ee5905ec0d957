import { describe, expect, test } from "vitest";

import { EVIDENCE_KINDS } from "../catalog/kinds";
import type { FactValue } from "../evidence/record";
import { readFact } from "./condition";
import { DURATIONS, nextCrossing, readClock, runningClock } from "./durations";
import { prepareRecord } from "./evaluation";
import { ITEMS } from "./items";
import { record } from "./testing/rule-samples";

const START = "2026-10-01T00:00:00.000Z";
const RECEIVED = "2026-10-05T00:00:00.000Z";

/** The value of a fact some days after the record's own time. */
function valueAfter(days: number, kind: string, fact: string, facts: Record<string, FactValue>): FactValue | undefined {
  return readFact(prepareRecord(record("r", kind, START, facts, RECEIVED)), fact, Date.parse(START) + days * 86_400_000);
}

describe("every fact that moves", () => {
  test("is a fact of its kind, and so is what it counts from and looks at", () => {
    for (const [kind, moving] of Object.entries(DURATIONS)) {
      const facts = EVIDENCE_KINDS[kind]?.facts ?? {};
      for (const [fact, duration] of Object.entries(moving)) {
        expect([kind, fact, facts[fact]]).toEqual([kind, fact, "number"]);
        if (duration.counts === "since") expect([kind, duration.from, facts[duration.from]]).toEqual([kind, duration.from, "timestamp"]);
        for (const { fact: watched } of duration.running) expect([kind, watched, facts[watched]]).not.toEqual([kind, watched, undefined]);
      }
    }
  });

  test("the facts that tell items apart are facts of their kinds", () => {
    for (const [kind, item] of Object.entries(ITEMS)) {
      for (const fact of [...item.id, ...(item.repairable ?? [])]) expect([kind, fact, EVIDENCE_KINDS[kind]?.facts[fact]]).not.toEqual([kind, fact, undefined]);
    }
  });
});

describe("a clock since a start", () => {
  test.each(["vulnerability_finding", "deletion_record", "dsar", "inquiry"])("%s counts whole days while it is open", (kind) => {
    expect(valueAfter(20.9, kind, "days_open", { status: "open" })).toBe(20);
    expect(valueAfter(20, kind, "days_open", { status: "in progress", days_open: 3 })).toBe(20);
    expect(valueAfter(2, kind, "days_open", { status: "open", days_open: 3 })).toBe(3);
  });

  test("a closed item keeps the number its source gave", () => {
    expect(valueAfter(200, "vulnerability_finding", "days_open", { status: "Fixed", days_open: 9 })).toBe(9);
    expect(valueAfter(200, "vulnerability_finding", "days_open", { status: "false positive" })).toBeUndefined();
  });

  test("without a status nothing is known to be open", () => {
    expect(valueAfter(200, "vulnerability_finding", "days_open", {})).toBeUndefined();
    expect(valueAfter(200, "vulnerability_finding", "days_open", { days_open: 9 })).toBe(9);
  });

  test("an alert counts minutes until it is looked at", () => {
    expect(valueAfter(0.25, "security_alert", "minutes_to_triage", { status: "open" })).toBe(360);
    expect(valueAfter(0.25, "security_alert", "minutes_to_triage", { status: "acknowledged" })).toBeUndefined();
  });

  test("an incident counts minutes until its severity is known", () => {
    expect(valueAfter(0.5, "incident", "minutes_to_classify", { status: "open" })).toBe(720);
    expect(valueAfter(0.5, "incident", "minutes_to_classify", { status: "open", severity: "high" })).toBeUndefined();
    expect(valueAfter(0.5, "incident", "minutes_to_classify", { status: "open", minutes_to_classify: 30 })).toBe(30);
  });

  test.each(["hours_to_authority", "hours_to_customer"])("a breach counts %s until it is recorded; null is not known", (fact) => {
    expect(valueAfter(4, "data_breach", fact, {})).toBe(96);
    expect(valueAfter(4, "data_breach", fact, { [fact]: 70 })).toBe(70);
    expect(valueAfter(4, "data_breach", fact, { [fact]: null })).toBeUndefined();
  });

  test.each(["screening_days", "confidentiality_days"])("a joiner counts %s until it is recorded", (fact) => {
    expect(valueAfter(15, "joiner", fact, {})).toBe(15);
    expect(valueAfter(15, "joiner", fact, { [fact]: 2 })).toBe(2);
    expect(valueAfter(15, "joiner", fact, { [fact]: null })).toBeUndefined();
  });

  test("an emergency change counts until its later review is done", () => {
    expect(valueAfter(6, "change_record", "retro_review_days", { emergency: true, retro_review_done: false })).toBe(6);
    expect(valueAfter(6, "change_record", "retro_review_days", { emergency: true, retro_review_done: true, retro_review_days: 2 })).toBe(2);
    expect(valueAfter(6, "change_record", "retro_review_days", { emergency: true })).toBeUndefined();
  });

  test("a leaver counts hours while an account is open, and days always", () => {
    expect(valueAfter(3, "leaver", "hours_to_disable", { open_accounts: 1, hours_to_disable: 2 })).toBe(72);
    expect(valueAfter(3, "leaver", "hours_to_disable", { open_accounts: 0, hours_to_disable: 2 })).toBe(2);
    expect(valueAfter(3, "leaver", "days_since_left", { days_since_left: 0 })).toBe(3);
  });

  test("tenure counts from the start, or on from the roster where the start is not given", () => {
    expect(valueAfter(10, "person", "tenure_days", { active: true, started_at: "2026-09-01T00:00:00Z" })).toBe(40);
    expect(valueAfter(10, "person", "tenure_days", { active: true, tenure_days: 25 })).toBe(35);
    expect(valueAfter(10, "person", "tenure_days", { active: false, tenure_days: 25 })).toBe(25);
  });
});

describe("an age at a snapshot", () => {
  test.each([["secret_record", "age_days"], ["secret_record", "unused_days"], ["privileged_account", "unused_days"], ["facility_attestation", "report_age_days"]])(
    "%s.%s grows with the days since", (kind, fact) => {
      expect(valueAfter(10, kind, fact, { [fact]: 80 })).toBe(90);
      expect(valueAfter(10, kind, fact, {})).toBeUndefined();
    },
  );

  test("drift grows only while there is some", () => {
    expect(valueAfter(3, "baseline_check", "oldest_drift_days", { drift_open: 2, oldest_drift_days: 5 })).toBe(8);
    expect(valueAfter(3, "baseline_check", "oldest_drift_days", { drift_open: 0, oldest_drift_days: 0 })).toBe(0);
  });

  test("a certificate comes nearer to its end", () => expect(valueAfter(10, "tls_scan", "days_to_expiry", { days_to_expiry: 20 })).toBe(10));

  test("lateness goes on from where it stood, but a zero may only mean not late", () => {
    expect(valueAfter(10, "risk_entry", "overdue_days", { overdue_days: -3 })).toBe(7);
    expect(valueAfter(10, "risk_entry", "overdue_days", { overdue_days: 0 })).toBe(0);
    expect(valueAfter(10, "deficiency", "overdue_days", { overdue_days: 1, status: "open" })).toBe(7);
    expect(valueAfter(10, "deficiency", "overdue_days", { overdue_days: 1, status: "closed" })).toBe(1);
  });

  test("days since repair go on from when we received them", () => {
    expect(valueAfter(10, "incident", "days_since_resolved", { days_since_resolved: 2 })).toBe(8);
    expect(valueAfter(2, "incident", "days_since_resolved", { days_since_resolved: 2 })).toBe(2);
  });
});

describe("nextCrossing", () => {
  const clockOf = (kind: string, fact: string, facts: Record<string, FactValue>) => runningClock(prepareRecord(record("r", kind, START, facts, RECEIVED)), fact);

  test.each([
    ["vulnerability_finding", "days_open", { status: "open" }, 14],
    ["data_breach", "hours_to_authority", {}, 72],
    ["data_breach", "hours_to_authority", {}, 71.3],
    ["tls_scan", "days_to_expiry", { days_to_expiry: 20 }, 14],
    ["risk_entry", "overdue_days", { overdue_days: -3 }, 0],
  ])("%s.%s stands otherwise to its limit at that moment and not before", (kind, fact, facts, limit) => {
    const clock = clockOf(kind, fact, facts);
    if (clock === null) throw new Error("the clock must run");
    const side = (at: number): number => Math.sign(readClock(clock, at) - limit);
    const reached = nextCrossing(clock, limit, Date.parse(START)) ?? Number.NaN;
    expect(side(reached - 1)).not.toBe(side(reached));
    const passed = nextCrossing(clock, limit, reached) ?? reached;
    expect(side(passed)).toBe(clock.step);
    expect(nextCrossing(clock, limit, passed)).toBeNull();
  });
});
