import { describe, expect, test } from "vitest";

import { evaluateControlTest } from "./evaluate";
import type { EvaluatedRecord } from "./schema";
import { catalogTest, changed, resultOf, verdictAt } from "./testing/judge-one";
import { record, SAMPLE_CLOCK } from "./testing/rule-samples";

const reviews = catalogTest("IAM-05");
const facts = {
  systems_ratio: 1, accounts_reviewed_ratio: 1, source_count_matches: true, self_reviewed: 0, undecided: 0, revocations_open: 0, max_revocation_days: 5,
};
const review = (at: string, receivedAt = at): EvaluatedRecord => record(`a${at}`, "access_review", at, facts, receivedAt);
const [q4, q1, q2, q3] = ["2025-11-20", "2026-02-20", "2026-05-20", "2026-08-20"].map((day) => review(`${day}T10:00:00.000Z`)) as [EvaluatedRecord, EvaluatedRecord, EvaluatedRecord, EvaluatedRecord];
const states = (records: EvaluatedRecord[], asOf?: string): string[] =>
  (resultOf(reviews, records, asOf).occurrences ?? []).map((occurrence) => `${occurrence.label} ${occurrence.state}`);

describe("cadence", () => {
  test("one passing record in each closed period passes, until the running period closes", () => {
    expect(resultOf(reviews, [q4, q1, q2, q3])).toMatchObject({ state: "pass", tested: 4, nextChangeAt: "2026-12-31T23:00:00.000Z" });
    expect(states([q4, q1, q2, q3])).toEqual(["2025-Q4 found", "2026-Q1 found", "2026-Q2 found", "2026-Q3 found"]);
  });

  test("a missed quarter fails, and stays missed when the review is done later", () => {
    const late = review("2026-10-05T10:00:00.000Z");
    expect(resultOf(reviews, [q4, q1, q2])).toMatchObject({
      state: "fail", deviations: [{ key: "2026-Q3", recordId: null }],
      sentence: "1 of 4 quarters deviates: 2026-Q3 has no access review (was due by 14 Oct 2026).",
    });
    expect(resultOf(reviews, [q4, q1, q2, late]).state).toBe("fail");
    expect(states([q4, q1, q2, late]).at(-1)).toBe("2026-Q3 missed");
  });

  test("a review of the quarter that reached us after the grace is late: an exception, never a plain pass", () => {
    const late = changed(q3, {}, { receivedAt: "2026-11-01T10:00:00.000Z" });
    expect(resultOf(reviews, [q4, q1, q2, late])).toMatchObject({
      state: "exception", sentence: "1 of 4 quarters deviates: the access review of 2026-Q3 was received 1 Nov 2026, after 14 Oct 2026.",
    });
    expect(states([q4, q1, q2, late]).at(-1)).toBe("2026-Q3 late");
    expect(states([q4, q1, q2, late, q3]).at(-1)).toBe("2026-Q3 found");
  });

  test("within the grace a quarter without a review is pending, and the end of the grace is the next change", () => {
    expect(resultOf(reviews, [q4, q1, q2], "2026-10-10T12:00:00.000Z")).toMatchObject({ state: "pass", nextChangeAt: "2026-10-14T22:00:00.000Z" });
    expect(verdictAt(reviews, [q4, q1, q2], "2026-10-14T21:59:59.999Z").sentence).toContain("2026-Q3 is due by 14 Oct 2026.");
    expect(verdictAt(reviews, [q4, q1, q2], "2026-10-14T22:00:00.000Z").state).toBe("fail");
  });

  test("a review that breaks a condition does not count: the quarter failed, and says why", () => {
    const bad = changed(q3, { systems_ratio: 0.8 });
    expect(resultOf(reviews, [q4, q1, q2, bad])).toMatchObject({
      state: "fail", sentence: "1 of 4 quarters deviates: 2026-Q3 has no access review that meets every condition (systems covered is 80 %, not at least 100 %).",
    });
    expect(states([q4, q1, q2, bad, q3]).at(-1)).toBe("2026-Q3 found");
  });

  test("a review that lacks a fact is for a person, not a miss", () => {
    const lacking = changed(q3, { undecided: undefined });
    expect(resultOf(reviews, [q4, q1, q2, lacking])).toMatchObject({ state: "manual_pending", missing: [{ recordId: lacking.id, fact: "undecided" }] });
    expect(resultOf(reviews, [q4, q2, lacking]).state).toBe("fail");
  });

  test("as many misses as allowed are an exception, one more fails", () => {
    const promised = { "rules[0].allowedMisses": 1 };
    expect(evaluateControlTest(reviews, promised, [q1, q2, q3], SAMPLE_CLOCK).state).toBe("exception");
    expect(evaluateControlTest(reviews, promised, [q1, q3], SAMPLE_CLOCK).state).toBe("fail");
  });

  test("none ever is no evidence; only an undated one is for a person", () => {
    expect(resultOf(reviews, [])).toMatchObject({ state: "no_evidence", sentence: "No access review received." });
    expect(resultOf(reviews, [changed(q3, {}, { occurredAt: null })]).state).toBe("manual_pending");
  });

  test("quarters that ended before the control was promised are not expected", () => {
    const adopted = (records: EvaluatedRecord[], at: string) => verdictAt(reviews, records, SAMPLE_CLOCK.asOf, at).rules[0];
    expect(adopted([q2, q3], "2026-04-15T00:00:00.000Z")).toMatchObject({ state: "pass", tested: 2 });
    expect(adopted([q3], "2026-04-15T00:00:00.000Z")?.state).toBe("fail");
    expect(adopted([], "2026-11-01T00:00:00.000Z")).toMatchObject({
      state: "no_evidence", tested: 0, sentence: "No access review received; the first quarter that counts closes 1 Jan 2027.",
    });
    expect(adopted([review("2026-11-10T00:00:00.000Z")], "2026-11-01T00:00:00.000Z")?.state).toBe("pass");
  });

  test("a review finished at 00:30 in Berlin belongs to the new quarter there and to the old one in New York", () => {
    const midnight = review("2026-06-30T22:30:00.000Z");
    const inZone = (timezone: string) => evaluateControlTest(reviews, {}, [q4, q1, midnight, q3], { ...SAMPLE_CLOCK, timezone }).state;
    expect([inZone("Europe/Berlin"), inZone("America/New_York")]).toEqual(["fail", "pass"]);
  });

  test("thirty daily backups across the change to winter time are thirty days", () => {
    const daily = catalogTest("BCP-01", 1);
    const runs = Array.from({ length: 30 }, (_, index) => {
      const at = new Date(Date.parse("2026-11-09T12:00:00.000Z") - index * 86_400_000).toISOString();
      return record(`b${index}`, "backup_run", at, { status: "success" });
    });
    expect(resultOf(daily, runs, "2026-11-10T12:00:00.000Z")).toMatchObject({ state: "pass", tested: 30 });
    expect(resultOf(daily, runs.slice(0, 29), "2026-11-10T12:00:00.000Z")).toMatchObject({ state: "exception", tested: 30 });
  });
});
