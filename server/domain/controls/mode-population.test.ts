import { describe, expect, test } from "vitest";

import { evaluateControlTest } from "./evaluate";
import type { EvaluatedRecord } from "./schema";
import { catalogTest, changed, resultOf, verdictAt } from "./testing/judge-one";
import { daysAgo, record, recordedZero, SAMPLE_CLOCK } from "./testing/rule-samples";

const training = catalogTest("PPL-03");
const person = (id: string): EvaluatedRecord =>
  record(`p-${id}`, "person", daysAgo(5), { person_id: id, active: true, started_at: daysAgo(400), tenure_days: 395 });
const trained = (id: string, days: number): EvaluatedRecord =>
  record(`t-${id}`, "training_completion", daysAgo(days), { person_id: id, course_key: "security_privacy_basics" });
const people = ["ada", "bo", "cy"].map(person);

describe("population", () => {
  test("every member needs a passing record of its own, and the first to become too old is the next change", () => {
    expect(resultOf(training, [...people, trained("ada", 10), trained("bo", 20), trained("cy", 300)])).toMatchObject({
      state: "pass", tested: 3, nextChangeAt: "2027-01-26T12:00:00.001Z",
    });
  });

  test("a member without one fails the rule, by name", () => {
    expect(resultOf(training, [...people, trained("ada", 10), trained("bo", 380)])).toMatchObject({
      state: "fail", tested: 3, deviations: [{ key: "bo", recordId: "t-bo" }, { key: "cy", recordId: null }],
      sentence: "2 of 3 people on the roster have no passing training completion: person bo: no training completion recent enough; last was 7 Nov 2025, person cy: no training completion.",
    });
  });

  test("below the required share fails, at it passes, and the uncovered are still named", () => {
    const records = [...people, trained("ada", 10), trained("bo", 20)];
    const at = (minCoverage: number) => evaluateControlTest(training, { "rules[0].minCoverage": minCoverage }, records, SAMPLE_CLOCK);
    expect(at(0.66)).toMatchObject({ state: "pass", rules: [{ deviationsTotal: 1 }] });
    expect(at(0.67).state).toBe("fail");
    expect(at(0.66).nextChangeAt).toBe("2027-11-02T12:00:00.001Z");
  });

  test("without a list there is nothing to test against", () => {
    expect(resultOf(training, [trained("ada", 10)])).toMatchObject({
      state: "no_evidence", sentence: "There is no list of people on the roster to test against. No person on the roster received.",
    });
  });

  test("a list without any record of the evidence is no evidence; with only old ones it is stale", () => {
    expect(resultOf(training, people)).toMatchObject({ state: "no_evidence", sentence: "No training completion received for any of 3 people on the roster." });
    expect(resultOf(training, [...people, trained("ada", 400)])).toMatchObject({ state: "stale" });
  });

  test("the newest entry of a member counts: who has left is no member", () => {
    const left = changed(person("cy"), { active: false }, { id: "p-cy2", occurredAt: daysAgo(1) });
    expect(resultOf(training, [...people, left, trained("ada", 10), trained("bo", 20)])).toMatchObject({ state: "pass", tested: 2 });
  });

  test("a joiner becomes a member by the clock", () => {
    const joiner = changed(person("cy"), { started_at: daysAgo(20), tenure_days: undefined });
    const records = [person("ada"), joiner, trained("ada", 10)];
    expect(resultOf(training, records)).toMatchObject({ state: "pass", tested: 1, nextChangeAt: "2026-12-02T12:00:00.000Z" });
    expect(verdictAt(training, records, "2026-12-02T12:00:00.000Z").state).toBe("fail");
  });

  test("a member whose membership hangs on a missing fact is not hidden", () => {
    const unsaid = changed(person("cy"), { active: undefined });
    const base = [person("ada"), unsaid, trained("ada", 10)];
    expect(resultOf(training, base)).toMatchObject({ state: "manual_pending", missing: [{ recordId: "p-cy", fact: "active" }] });
    expect(resultOf(training, [...base, trained("cy", 10)]).state).toBe("pass");
    expect(resultOf(training, [unsaid]).state).toBe("manual_pending");
  });

  test("a record that lacks a fact may cover its member: a person must say", () => {
    const vague = changed(trained("cy", 10), { course_key: undefined });
    expect(resultOf(training, [...people, trained("ada", 10), trained("bo", 20), vague]).state).toBe("manual_pending");
    expect(resultOf(training, [...people, trained("ada", 10), vague]).state).toBe("fail");
  });

  test("a broken record names what is wrong with it", () => {
    const vendors = catalogTest("VND-02");
    const vendor = record("v1", "vendor_record", daysAgo(5), { vendor_id: "acme", active: true, tier: "critical" });
    const review = record("w1", "vendor_review", daysAgo(50), { vendor_id: "acme", outcome: "rejected", exceptions_read: true, user_controls_mapped: true, report_gap_days: 3 });
    expect(resultOf(vendors, [vendor, review]).sentence).toContain('vendor acme: vendor review: outcome is "rejected", not one of accepted, accepted_with_actions');
  });

  test("a list of which nobody qualifies, or a recorded zero of it, is not occurring", () => {
    const reviews = catalogTest("INC-03");
    const minor = record("i1", "incident", daysAgo(30), { incident_id: "I1", severity: "low", status: "closed", days_since_resolved: 20 });
    expect(resultOf(reviews, [minor]).state).toBe("not_occurring");
    expect(resultOf(reviews, [recordedZero("z", "incident", daysAgo(90), daysAgo(1))]).state).toBe("not_occurring");
    expect(resultOf(reviews, []).state).toBe("no_evidence");
  });
});
