import { describe, expect, test } from "vitest";

import { catalogTest, changed, resultOf, testOf, verdictAt } from "./testing/judge-one";
import { daysAgo, record, recordedZero } from "./testing/rule-samples";

const changes = catalogTest("CHG-01");
const good = record("c1", "change_record", daysAgo(10), {
  change_id: "4711", author: "ada", approved_by: "grace", approved_at: daysAgo(11), tests_passed: true, emergency: false,
});
const numbered = (count: number) => Array.from({ length: count }, (_, index) => changed(good, { change_id: `${index}` }, { id: `c${index}` }));

describe("every", () => {
  test("all records of the window meet every condition", () => {
    expect(resultOf(changes, numbered(14))).toMatchObject({
      state: "pass", tested: 14, basisTotal: 14, sentence: "All 14 change records since 22 Nov 2025 meet every condition.", nextChangeAt: "2027-11-12T12:00:00.001Z",
    });
  });

  test("each deviation is a fact with its name: x of n", () => {
    const records = [...numbered(12), changed(good, { approved_by: "Ada" }), changed(good, { change_id: "4712", tests_passed: false }, { id: "c99" })];
    expect(resultOf(changes, records)).toMatchObject({
      state: "fail", tested: 14, deviationsTotal: 2,
      sentence: "2 of 14 change records deviate: change 4711: approved by its author, change 4712: tests passed is no, not yes.",
    });
  });

  test("as many deviations as allowed are an exception, one more fails", () => {
    const [rule] = changes.rules;
    if (rule?.mode !== "every") throw new Error("CHG-01 is an every rule");
    const lenient = testOf({ ...rule, maxFailures: 1 });
    const bad = (id: string) => changed(good, { change_id: id, tests_passed: false }, { id });
    expect(resultOf(lenient, [good, bad("x")]).state).toBe("exception");
    expect(resultOf(lenient, [good, bad("x"), bad("y")]).state).toBe("fail");
  });

  test("lists are bounded at 50, counts are not", () => {
    const result = resultOf(changes, numbered(120).map((each) => changed(each, { tests_passed: false })));
    expect([result.basis.length, result.basisTotal, result.deviations.length, result.deviationsTotal]).toEqual([50, 120, 50, 120]);
  });

  test("a missing fact is for a person; next to a wrong value it stays a failure", () => {
    const lacking = changed(good, { tests_passed: undefined });
    expect(resultOf(changes, [lacking])).toMatchObject({ state: "manual_pending", missing: [{ recordId: "c1", fact: "tests_passed" }] });
    expect(resultOf(changes, [lacking, changed(good, { change_id: "5", approved_by: "ada" }, { id: "c5" })]).state).toBe("fail");
  });

  test("a missing fact in the where hides nothing", () => {
    const unsaid = changed(good, { emergency: undefined, change_id: "5" }, { id: "c5" });
    expect(resultOf(changes, [good, unsaid])).toMatchObject({ state: "pass", missing: [{ recordId: "c5", fact: "emergency" }] });
    expect(resultOf(changes, [good, changed(unsaid, { tests_passed: false })]).state).toBe("manual_pending");
    expect(resultOf(changes, [unsaid]).state).toBe("manual_pending");
  });

  describe("versions of one item", () => {
    const findings = catalogTest("VUL-02", 0);
    const open = record("f1", "vulnerability_finding", daysAgo(10), { finding_id: "CVE-1", severity: "critical", status: "open" });
    const fixed = (days: number) => changed(open, { status: "fixed", days_open: days }, { id: "f2", receivedAt: daysAgo(1) });

    test("count once, by the newest", () => {
      expect(resultOf(findings, [open, fixed(8)])).toMatchObject({ state: "pass", tested: 1, basis: ["f2"] });
      expect(resultOf(findings, [open, fixed(20)])).toMatchObject({ state: "fail", tested: 1 });
    });

    test("an open finding crosses its limit by itself, at the moment that was foretold", () => {
      expect(resultOf(findings, [open])).toMatchObject({ state: "pass", nextChangeAt: "2026-11-27T12:00:00.000Z" });
      expect(verdictAt(findings, [open], "2026-11-27T11:59:59.999Z").state).toBe("pass");
      expect(verdictAt(findings, [open], "2026-11-27T12:00:00.000Z").sentence).toContain("time open is 15 days, not at most 14 days");
    });

    test("a finding that was open too long stays a deviation, whatever a later version says", () => {
      const seenLate = changed(open, {}, { occurredAt: daysAgo(40), receivedAt: daysAgo(5) });
      const dated = { detected_at: daysAgo(40) };
      const closed = changed(seenLate, { ...dated, status: "fixed", days_open: 3 }, { id: "f2", receivedAt: daysAgo(1) });
      const result = resultOf(findings, [changed(seenLate, dated), closed]);
      expect(result.state).toBe("fail");
      expect(result.sentence).toContain("an earlier version; a later one does not undo it");
      const accepted = changed(closed, { accepted_by: "ada" });
      expect(resultOf(findings, [changed(seenLate, dated), accepted]).state).toBe("fail");
    });

    test("an open finding never ages out of the window, a closed one does", () => {
      const old = { detected_at: daysAgo(500) };
      expect(resultOf(findings, [changed(open, old, { occurredAt: daysAgo(500) })]).state).toBe("fail");
      expect(resultOf(findings, [changed(open, { ...old, status: "fixed", days_open: 200 }, { occurredAt: daysAgo(500), receivedAt: daysAgo(300) })]).state).toBe("fail");
      expect(resultOf(findings, [changed(open, { ...old, status: "fixed", days_open: 20 }, { occurredAt: daysAgo(500) })]).state).toBe("stale");
    });

    test("an approval that came after the deploy stays late, also in a new version", () => {
      const self = changed(good, { approved_by: "ada" });
      const repaired = changed(good, { approved_at: daysAgo(5) }, { id: "c2", receivedAt: daysAgo(5) });
      expect(resultOf(changes, [self, repaired])).toMatchObject({ state: "fail", tested: 1 });
      expect(resultOf(changes, [self, changed(repaired, { approved_at: daysAgo(11) })]).state).toBe("fail");
    });

    test("what may rightly come later puts the item right", () => {
      const failures = catalogTest("BCP-01", 2);
      const run = record("b1", "backup_run", daysAgo(3), { backup_id: "B1", system_id: "db", status: "failure", failure_acknowledged: false });
      const acknowledged = changed(run, { failure_acknowledged: true }, { id: "b2", receivedAt: daysAgo(2) });
      expect(resultOf(failures, [run]).state).toBe("fail");
      expect(resultOf(failures, [run, acknowledged])).toMatchObject({ state: "pass", tested: 1 });
    });

    test("two records of one item in one receipt both count", () => {
      expect(resultOf(changes, [good, changed(good, { tests_passed: false }, { id: "c2" })])).toMatchObject({ state: "fail", tested: 2 });
    });
  });

  describe("with nothing to test", () => {
    const incidents = catalogTest("INC-02");
    const zero = recordedZero("z1", "incident", "2026-07-01T00:00:00.000Z", "2026-10-01T00:00:00.000Z");

    test("silence is no evidence, and says how to record a zero", () => {
      expect(verdictAt(incidents, [])).toMatchObject({
        state: "no_evidence",
        sentence: "No incident received. If there were none, file the query that returned zero rows as a recorded zero for incidents.",
      });
    });

    test("a recorded zero is not occurring, never a pass, and holds until it leaves the window", () => {
      expect(verdictAt(incidents, [zero])).toMatchObject({
        state: "not_occurring", nextChangeAt: "2027-10-01T00:00:00.001Z",
        sentence: "Not occurring: a recorded query found no incidents for 1 Jul 2026 to 1 Oct 2026.",
      });
      expect(verdictAt(incidents, [zero], "2027-10-01T00:00:00.001Z").state).toBe("stale");
    });

    test("a zero of another kind says nothing", () => expect(verdictAt(incidents, [recordedZero("z", "security_alert", daysAgo(30), daysAgo(1))]).state).toBe("no_evidence"));

    test("a zero does not cover an incident that is on record", () => {
      const bad = record("i1", "incident", daysAgo(80), { incident_id: "I1", status: "closed", severity: "low", minutes_to_classify: 900 });
      expect(resultOf(catalogTest("INC-02", 0), [zero, bad]).state).toBe("fail");
    });

    test("records of the kind of which none is meant are not occurring", () => {
      expect(resultOf(catalogTest("CHG-02", 0), [good])).toMatchObject({ state: "not_occurring", sentence: "Not occurring: none of 1 change record has emergency = yes." });
    });

    test("evidence that is older than the window is stale", () => {
      expect(resultOf(changes, [changed(good, {}, { occurredAt: daysAgo(400) })])).toMatchObject({ state: "stale" });
      expect(resultOf(changes, [changed(good, {}, { occurredAt: daysAgo(400) })]).sentence).toContain("No change record and no recorded zero in 365 days; last was 18 Oct 2025.");
    });

    test("where an empty list proves nothing, even a recorded zero is no evidence", () => {
      const jobs = catalogTest("PIN-03");
      expect(resultOf(jobs, [recordedZero("z", "job_run", daysAgo(30), daysAgo(1))]).state).toBe("no_evidence");
      expect(resultOf(jobs, [record("j", "job_run", daysAgo(100), { job_key: "n", exception_handled: false })]).state).toBe("stale");
    });
  });

  test("the 72-hour clock runs until the authority was told, and fails the millisecond after", () => {
    const clock = catalogTest("PRV-09", 1);
    const breach = record("d1", "data_breach", "2026-11-20T12:00:00.000Z", { breach_id: "B", role: "controller", risk: "high" });
    expect(resultOf(clock, [breach])).toMatchObject({ state: "pass", nextChangeAt: "2026-11-23T12:00:00.001Z" });
    expect(verdictAt(clock, [breach], "2026-11-23T12:00:00.000Z")).toMatchObject({ state: "pass", nextChangeAt: "2026-11-23T12:00:00.001Z" });
    expect(verdictAt(clock, [breach], "2026-11-23T12:00:00.001Z").state).toBe("fail");
    expect(resultOf(clock, [changed(breach, { delay_reason: "weekend" })]).state).toBe("not_occurring");
  });
});
