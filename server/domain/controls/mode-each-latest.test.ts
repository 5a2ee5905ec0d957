import { describe, expect, test } from "vitest";

import { catalogTest, changed, resultOf, verdictAt } from "./testing/judge-one";
import { daysAgo, record, recordedZero } from "./testing/rule-samples";

const restores = catalogTest("BCP-03");
const good = record("r1", "restore_test", daysAgo(10), {
  system_id: "db-1", outcome: "success", integrity_verified: true, rto_minutes: 20, rpo_minutes: 60, tester: "ada",
});
const other = changed(good, { system_id: "db-2" }, { id: "r2", occurredAt: daysAgo(60), receivedAt: daysAgo(60) });

describe("each_latest", () => {
  test("every key must hold, and the first to become too old is the next change", () => {
    expect(resultOf(restores, [good, other])).toMatchObject({ state: "pass", tested: 2, basis: ["r1", "r2"], nextChangeAt: "2026-12-22T12:00:00.001Z" });
  });

  test("a pass counts its keys in words that fit one and many", () => {
    expect(resultOf(restores, [good]).sentence).toBe("The newest restore test of the one system meets every condition.");
    expect(resultOf(restores, [good, other]).sentence).toBe("The newest restore test of each system, 2 in all, meets every condition.");
  });

  test("one system without a fresh test is stale, with the dates", () => {
    const old = changed(other, {}, { occurredAt: "2026-07-01T08:00:00.000Z" });
    expect(resultOf(restores, [good, old])).toMatchObject({
      state: "stale", deviationsTotal: 1, tested: 2,
      deviations: [{ recordId: "r2", key: "db-2", at: "2026-07-01T08:00:00.000Z", sentence: "system db-2: no restore test in 90 days; last was 1 Jul 2026" }],
      sentence: "1 of 2 restore tests by system deviates: system db-2: no restore test in 90 days; last was 1 Jul 2026.",
    });
  });

  test("one failing system fails the rule and is named first", () => {
    const failed = changed(other, { outcome: "failure" });
    expect(resultOf(restores, [good, failed]).sentence).toBe('1 of 2 restore tests by system deviates: system db-2: outcome is "failure", not "success".');
    expect(resultOf(restores, [changed(good, {}, { occurredAt: daysAgo(200) }), failed])).toMatchObject({ state: "fail", deviations: [{ key: "db-2" }, { key: "db-1" }] });
  });

  test("a later good test of the same system puts it right", () => {
    const failed = changed(good, { outcome: "failure" }, { id: "r0", occurredAt: daysAgo(20) });
    expect(resultOf(restores, [failed, good]).state).toBe("pass");
  });

  test("a record without its key is not hidden", () => {
    const keyless = changed(good, { system_id: undefined }, { id: "r3" });
    expect(resultOf(restores, [good, keyless])).toMatchObject({ state: "pass", missing: [{ recordId: "r3", fact: "system_id" }] });
    expect(resultOf(restores, [good, changed(keyless, { outcome: "failure" })]).state).toBe("manual_pending");
    expect(resultOf(restores, [keyless]).state).toBe("manual_pending");
  });

  test("a system a person has retired is no longer expected, until it reports again", () => {
    const old = changed(other, {}, { occurredAt: daysAgo(200) });
    const retired = changed(old, { retired: true }, { id: "r4", occurredAt: daysAgo(100) });
    expect(resultOf(restores, [good, old]).state).toBe("stale");
    expect(resultOf(restores, [good, old, retired])).toMatchObject({ state: "pass", tested: 1 });
    expect(resultOf(restores, [good, old, retired, changed(other, { outcome: "failure" }, { id: "r5" })]).state).toBe("fail");
  });

  test("a limit in hours is kept to the hour", () => {
    const backups = catalogTest("BCP-01", 0);
    const run = record("b1", "backup_run", "2026-11-22T00:00:00.000Z", { system_id: "db-1", status: "success", encrypted: true });
    expect(verdictAt(backups, [run], "2026-11-23T02:00:00.000Z").state).toBe("pass");
    expect(verdictAt(backups, [run], "2026-11-23T02:00:00.001Z").sentence).toContain("no backup run in 26 hours");
  });

  test("an age grows past its limit without new evidence, at the moment that was foretold", () => {
    const secrets = catalogTest("CRY-03");
    const secret = record("s1", "secret_record", daysAgo(5), { secret_id: "k", owner: "ada", in_vault: true, age_days: 80, max_age_days: 90, unused_days: 0 });
    const result = resultOf(secrets, [secret]);
    expect(result).toMatchObject({ state: "pass", nextChangeAt: "2026-11-28T12:00:00.000Z" });
    expect(verdictAt(secrets, [secret], "2026-11-28T12:00:00.000Z")).toMatchObject({ state: "fail" });
    expect(verdictAt(secrets, [secret], "2026-11-28T11:59:59.999Z")).toMatchObject({ state: "pass" });
  });

  test("a filter nothing matches is not occurring where the catalog says so, with records or a recorded zero to show it", () => {
    const risks = catalogTest("RSK-02");
    const low = record("k1", "risk_entry", daysAgo(10), { risk_id: "R1", level: "low", treatment: "mitigate", owner: "ada", overdue_days: 0 });
    expect(resultOf(risks, [low])).toMatchObject({ state: "not_occurring", nextChangeAt: "2027-02-10T12:00:00.001Z" });
    expect(resultOf(risks, [recordedZero("z", "risk_entry", daysAgo(30), daysAgo(1))]).state).toBe("not_occurring");
    expect(resultOf(risks, [changed(low, {}, { occurredAt: daysAgo(100) })]).state).toBe("stale");
    expect(resultOf(risks, []).state).toBe("no_evidence");
  });
});
