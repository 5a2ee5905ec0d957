import { describe, expect, test } from "vitest";

import { PRECEDENCE, underDoubt, worstState } from "./precedence";
import { VERDICT_STATES } from "./schema";

describe("worstState", () => {
  test("orders all eight states", () => expect([...PRECEDENCE].sort()).toEqual([...VERDICT_STATES].sort()));

  test("of any two states the one earlier in the catalog's order stands", () => {
    const order = ["fail", "no_evidence", "stale", "exception", "manual_pending", "not_occurring", "pass"] as const;
    for (const [index, worse] of order.entries()) {
      for (const better of order.slice(index)) expect([worstState([worse, better]), worstState([better, worse])]).toEqual([worse, worse]);
    }
  });

  test("of no states nothing applies", () => expect(worstState([])).toBe("not_applicable"));
});

describe("underDoubt", () => {
  test("where both agree, that is it", () => expect(underDoubt("stale", "stale")).toBe("stale"));
  test("a failure is never hidden by what is missing", () => expect([underDoubt("fail", "pass"), underDoubt("exception", "fail")]).toEqual(["fail", "exception"]));
  test("what is missing never makes a pass", () => {
    expect([underDoubt("pass", "fail"), underDoubt("stale", "pass"), underDoubt("no_evidence", "pass"), underDoubt("not_occurring", "pass")])
      .toEqual(["manual_pending", "manual_pending", "manual_pending", "manual_pending"]);
  });
  test("what is already bad does not become milder", () => expect([underDoubt("stale", "fail"), underDoubt("no_evidence", "fail")]).toEqual(["stale", "no_evidence"]));
});
