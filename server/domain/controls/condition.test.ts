import { describe, expect, test } from "vitest";

import type { FactValue } from "../evidence/record";
import { answerCondition, judgeAssertions, judgeScope } from "./condition";
import { prepareRecord } from "./evaluation";
import type { Condition } from "./schema";
import { record } from "./testing/rule-samples";

const AT = Date.parse("2026-11-22T12:00:00Z");
const params = { limit: 10, words: ["a", "b"] };

function answer(facts: Record<string, FactValue>, condition: Condition): string {
  const given = answerCondition(prepareRecord(record("r", "some_kind", "2026-11-01T00:00:00.000Z", facts)), condition, params, AT);
  return given.answer === "missing" ? `missing ${given.fact}` : given.answer;
}

describe("operators", () => {
  test.each<[Condition, FactValue, string]>([
    [{ fact: "f", op: "eq", value: 5 }, 5, "holds"], [{ fact: "f", op: "eq", value: 5 }, 6, "fails"],
    [{ fact: "f", op: "eq", value: false }, false, "holds"], [{ fact: "f", op: "eq", value: true }, false, "fails"],
    [{ fact: "f", op: "ne", value: "x" }, "y", "holds"], [{ fact: "f", op: "ne", value: "x" }, "x", "fails"],
    [{ fact: "f", op: "lt", value: 5 }, 4.9, "holds"], [{ fact: "f", op: "lt", value: 5 }, 5, "fails"],
    [{ fact: "f", op: "lte", param: "limit" }, 10, "holds"], [{ fact: "f", op: "lte", param: "limit" }, 10.1, "fails"],
    [{ fact: "f", op: "gt", value: 5 }, 6, "holds"], [{ fact: "f", op: "gt", value: 5 }, 5, "fails"],
    [{ fact: "f", op: "gte", value: 5 }, 5, "holds"], [{ fact: "f", op: "gte", value: 5 }, 4, "fails"],
    [{ fact: "f", op: "in", value: ["a", "b"] }, "b", "holds"], [{ fact: "f", op: "in", param: "words" }, "c", "fails"],
    [{ fact: "f", op: "not_in", value: ["a"] }, "b", "holds"], [{ fact: "f", op: "not_in", value: ["a"] }, "a", "fails"],
    [{ fact: "f", op: "exists" }, "x", "holds"], [{ fact: "f", op: "exists" }, "  ", "fails"],
    [{ fact: "f", op: "not_exists" }, "x", "fails"], [{ fact: "f", op: "not_exists" }, "", "holds"],
    [{ fact: "f", op: "not_exists" }, null, "holds"], [{ fact: "f", op: "exists" }, 0, "holds"],
  ])("%o over %o", (condition, value, expected) => expect(answer({ f: value }, condition)).toBe(expected));

  test.each(["eq", "ne", "lt", "lte", "gt", "gte", "exists"] as const)("a missing, null, unknown or wrongly typed fact never decides %s", (op) => {
    const condition: Condition = op === "exists" ? { fact: "f", op } : { fact: "f", op, value: 1 };
    expect(answer({}, condition)).toBe("missing f");
    expect(answer({ f: null }, condition)).toBe("missing f");
    expect(answer({ f: "Unknown" }, condition)).toBe("missing f");
    if (op !== "exists") expect(answer({ f: "1" }, condition)).toBe("missing f");
  });

  test("a blank word decides nothing but whether it exists", () => {
    expect(answer({ f: "", g: "ada" }, { fact: "f", op: "ne", ref: "g" })).toBe("missing f");
    expect(answer({ f: "ada", g: "" }, { fact: "f", op: "ne", ref: "g" })).toBe("missing g");
  });

  test("a parameter nobody defined is missing, not met", () => expect(answer({ f: 1 }, { fact: "f", op: "lte", param: "none" })).toBe("missing none"));
});

describe("another fact as operand", () => {
  test("a person is the same person in capitals", () => {
    expect(answer({ f: "Ada", g: " ada" }, { fact: "f", op: "ne", ref: "g" })).toBe("fails");
    expect(answer({ f: "grace", g: "ada" }, { fact: "f", op: "ne", ref: "g" })).toBe("holds");
  });

  test.each([
    ["2026-10-01T10:00:00Z", "2026-10-01T12:00:00+02:00", {}, "holds"],
    ["2026-10-01T10:00:01Z", "2026-10-01T12:00:00+02:00", {}, "fails"],
    ["2026-10-03T10:00:00Z", "2026-10-01T10:00:00Z", { plusDays: 2 }, "holds"],
    ["2026-10-03T10:00:01Z", "2026-10-01T10:00:00Z", { plusDays: 2 }, "fails"],
    ["2026-10-01T12:00:00Z", "2026-10-01T10:00:00Z", { plusHours: 2 }, "holds"],
  ])("%s is at most %s shifted by %o: %s", (f, g, shift, expected) => {
    expect(answer({ f, g }, { fact: "f", op: "lte", ref: "g", ...shift })).toBe(expected);
  });
});

describe("several conditions", () => {
  const conditions: Condition[] = [{ fact: "a", op: "eq", value: 1 }, { fact: "b", op: "eq", value: 1 }];
  const over = (facts: Record<string, FactValue>) => prepareRecord(record("r", "some_kind", "2026-11-01T00:00:00.000Z", facts));

  test("a wrong value outweighs a missing fact, and both are named", () => {
    expect(judgeAssertions(over({ a: 2 }), conditions, {}, AT)).toEqual({ outcome: "violated", violated: [conditions[0]], missing: ["b"] });
    expect(judgeAssertions(over({ a: 1 }), conditions, {}, AT)).toMatchObject({ outcome: "missing", missing: ["b"] });
    expect(judgeAssertions(over({ a: 1, b: 1 }), conditions, {}, AT).outcome).toBe("holds");
  });

  test("in a where a missing fact leaves a record possibly meant, but decides exists", () => {
    expect(judgeScope(over({ a: 1 }), conditions, {}, AT).outcome).toBe("missing");
    expect(judgeScope(over({ a: 2 }), conditions, {}, AT).outcome).toBe("violated");
    expect(judgeScope(over({}), [{ fact: "a", op: "exists" }], {}, AT).outcome).toBe("violated");
    expect(judgeScope(over({}), [{ fact: "a", op: "not_exists" }], {}, AT).outcome).toBe("holds");
    expect(judgeScope(over({}), undefined, {}, AT).outcome).toBe("holds");
  });
});
