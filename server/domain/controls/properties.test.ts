import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { evaluateControlTest } from "./evaluate";
import { DAY_MS, prepareRecord } from "./evaluation";
import { itemIdOf } from "./items";
import { compareStates } from "./precedence";
import { judgeAssertions, judgeScope } from "./condition";
import type { ControlTest, EvaluatedRecord, Rule } from "./schema";
import { allRules, AS_OF, recordsFor, scenario } from "./testing/random-records";
import { record, SAMPLE_CLOCK } from "./testing/rule-samples";

// Random cases on a busy machine take longer than a test usually may.
vi.setConfig({ testTimeout: 30_000 });

const runs = { numRuns: 500 };

function stateAt(only: ControlTest, records: readonly EvaluatedRecord[], at: number): string {
  return evaluateControlTest(only, {}, records, { ...SAMPLE_CLOCK, asOf: new Date(at).toISOString() }).state;
}

describe("a verdict is a pure function of its inputs", () => {
  test("the same inputs give the same verdict", () => {
    fc.assert(fc.property(scenario, ([only, records]) => {
      expect(evaluateControlTest(only, {}, structuredClone(records), SAMPLE_CLOCK)).toEqual(evaluateControlTest(only, {}, records, SAMPLE_CLOCK));
    }), { numRuns: 300 });
  });

  test("evidence of other kinds changes nothing", () => {
    const other = record("other", "no_such_kind", SAMPLE_CLOCK.asOf, { kind: "incident", active: true });
    fc.assert(fc.property(scenario, ([only, records]) => {
      expect(evaluateControlTest(only, {}, [...records, other], SAMPLE_CLOCK)).toEqual(evaluateControlTest(only, {}, records, SAMPLE_CLOCK));
    }), { numRuns: 300 });
  });

  test("the order in which records stand does not matter", () => {
    const shuffled = scenario.chain(([only, records]) => fc.tuple(fc.constant(only), fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
    fc.assert(fc.property(shuffled, ([only, records, other]) => {
      expect(evaluateControlTest(only, {}, other, SAMPLE_CLOCK)).toEqual(evaluateControlTest(only, {}, records, SAMPLE_CLOCK));
    }), runs);
  });
});

describe("nextChangeAt", () => {
  test("until then the state holds by itself", () => {
    const sampled = fc.tuple(scenario, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }));
    fc.assert(fc.property(sampled, ([[only, records], shares]) => {
      const verdict = evaluateControlTest(only, {}, records, SAMPLE_CLOCK);
      const next = verdict.nextChangeAt === null ? AS_OF + 900 * DAY_MS : Date.parse(verdict.nextChangeAt);
      expect(next).toBeGreaterThan(AS_OF);
      const moments = [next - 1, ...shares.map((share) => AS_OF + Math.floor(share * (next - 1 - AS_OF)))];
      for (const at of moments) expect([at, stateAt(only, records, at)]).toEqual([at, verdict.state]);
    }), { numRuns: 1000 });
  });
});

describe("taking evidence away", () => {
  test("of a cadence or a population never makes a verdict better, but for a failure that is left without any evidence", () => {
    const periodic = allRules.filter((only) => only.rules[0]?.mode === "cadence" || only.rules[0]?.mode === "population");
    const cases = fc.constantFrom(...periodic).chain((only) => fc.tuple(fc.constant(only), recordsFor(only)));
    fc.assert(fc.property(cases, fc.nat(), ([only, records], pick) => {
      const evidence = records.filter((each) => each.kind === only.rules[0]?.evidence);
      const gone = evidence[pick % Math.max(1, evidence.length)];
      const before = evaluateControlTest(only, {}, records, SAMPLE_CLOCK).state;
      const after = evaluateControlTest(only, {}, records.filter((each) => each !== gone), SAMPLE_CLOCK).state;
      const left = evidence.some((each) => each !== gone && isMeant(only, each));
      // Without any dated record of the kind a failure has nothing left to stand on: it is unknown again, never better than that.
      if (before === "fail" && !left) expect(["fail", "no_evidence", "stale", "manual_pending"]).toContain(after);
      else if (before === "fail") expect(["fail", "no_evidence", "stale"]).toContain(after);
      else if (before !== "stale" && before !== "no_evidence") expect(compareStates(after, before)).toBeLessThanOrEqual(0);
      else expect(["fail", "no_evidence", "stale"]).toContain(after);
    }), runs);
  });

  test("that holds every condition never makes a verdict better, in any mode", () => {
    fc.assert(fc.property(fc.constantFrom(...allRules).chain((only) => fc.tuple(fc.constant(only), recordsFor(only))), fc.nat(), ([only, records], pick) => {
      const [rule] = only.rules;
      const good = records.filter((each) => rule !== undefined && isGood(rule, only, each) && isOnlyVersion(each, records));
      const gone = good[pick % Math.max(1, good.length)];
      if (gone === undefined) return;
      const before = evaluateControlTest(only, {}, records, SAMPLE_CLOCK).state;
      const after = evaluateControlTest(only, {}, records.filter((each) => each !== gone), SAMPLE_CLOCK).state;
      if (before === "pass" || before === "not_occurring" || before === "exception") expect(compareStates(after, before)).toBeLessThanOrEqual(0);
      else expect(["pass", "not_occurring"]).not.toContain(after);
    }), runs);
  });
});

/** A later version brings its item, with what earlier ones prove for good, into the window: without it the item lies outside, good or bad. */
function isOnlyVersion(each: EvaluatedRecord, records: readonly EvaluatedRecord[]): boolean {
  const item = itemIdOf(prepareRecord(each));
  return item === null || records.every((other) => other === each || itemIdOf(prepareRecord(other)) !== item);
}

function isMeant(only: ControlTest, each: EvaluatedRecord): boolean {
  if (each.occurredAt === null || Date.parse(each.occurredAt) > AS_OF) return false;
  return judgeScope(prepareRecord(each), only.rules[0]?.where, only.params, AS_OF).outcome === "holds";
}

/** A record of the tested kind that is meant, dated, fresh and meets every assertion. */
function isGood(rule: Rule, only: ControlTest, each: EvaluatedRecord): boolean {
  if (each.kind !== rule.evidence || each.occurredAt === null) return false;
  if ("key" in rule && (each.facts[rule.key] ?? "") === "") return false;
  const at = Date.parse(each.occurredAt);
  const fresh = at <= AS_OF && AS_OF - at <= (rule.withinDays ?? 1) * DAY_MS;
  return fresh && judgeAssertions(prepareRecord(each), [...(rule.where ?? []), ...rule.assert], only.params, AS_OF).outcome === "holds";
}
