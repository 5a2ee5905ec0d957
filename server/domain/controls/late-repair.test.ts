import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { FactValue } from "../evidence/record";
import { ITEMS } from "./items";
import type { EvaluatedRecord } from "./schema";
import { catalogTest, changed, resultOf } from "./testing/judge-one";
import { daysAgo, failingRecords, passingRecords, record } from "./testing/rule-samples";

/** Rules over items whose first assertion is about something that has happened, so that nothing later undoes it. */
const settled = [["CHG-01", 0], ["IAM-03", 0], ["IAM-04", 0], ["VUL-02", 0], ["VND-04", 0], ["PIN-04", 0], ["DAT-02", 0], ["PRV-06", 3], ["PRV-10", 0], ["PRV-15", 0]] as const;

describe("late repair never erases a deviation", () => {
  test.each(settled)("%s rule %i: no later version of the item makes it pass", (key, index) => {
    const only = catalogTest(key, index);
    const [rule] = only.rules;
    if (rule === undefined) throw new Error(key);
    const ids = Object.fromEntries((ITEMS[rule.evidence]?.id ?? []).filter((fact) => !fact.endsWith("_at")).map((fact) => [fact, "item"]));
    const bad = failingRecords(rule, only.params).filter((each) => each.id.endsWith("-2")).map((each) => changed(each, ids));
    const good = passingRecords(rule, only.params).filter((each) => each.id.endsWith("-2")).map((each) => changed(each, ids, { id: "repaired", receivedAt: daysAgo(1) }));
    expect(resultOf(only, bad).state).toBe("fail");
    expect(resultOf(only, good).state).toBe("pass");
    expect(resultOf(only, [...bad, ...good])).toMatchObject({ state: "fail", tested: 1 });
    const names = Object.keys(good[0]?.facts ?? {}).filter((name) => !(name in ids) && !name.endsWith("_at"));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), fc.constantFrom<FactValue>(true, false, 0, 1, "ada", "closed", "low")), (facts) => {
      expect(resultOf(only, [...bad, ...good.map((each) => changed(each, facts))]).state).toBe("fail");
    }), { numRuns: 60 });
  });

  test("a missed period stays missed, whatever happens after it", () => {
    const reviews = catalogTest("GOV-02");
    const facts = { security_on_agenda: true, independent_attendees: 2, minutes_approved: true };
    const held = (at: string): EvaluatedRecord => record(at, "management_meeting", at, facts);
    const kept = ["2025-11-20", "2026-02-20", "2026-08-20"].map((day) => held(`${day}T10:00:00.000Z`));
    const later = fc.integer({ min: Date.parse("2026-07-01T00:00:00Z"), max: Date.parse("2026-11-22T12:00:00Z") }).map((at) => held(new Date(at).toISOString()));
    fc.assert(fc.property(fc.array(later, { maxLength: 6 }), (added) => {
      const result = resultOf(reviews, [...kept, ...added]);
      expect([result.state, result.occurrences?.find((each) => each.label === "2026-Q2")?.state]).toEqual(["fail", "missed"]);
    }), { numRuns: 100 });
  });
});
