import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { canonicalBytes } from "./jcs";

const text = (value: unknown) => Buffer.from(canonicalBytes(value)).toString("utf8");

describe("canonical JSON", () => {
  test("says byte for byte what the reference library says, of any JSON value", () => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 6 }), (value) => {
      fc.pre(isWellFormed(value));
      expect(text(value)).toBe(canonicalize(value));
    }), { numRuns: 1000 });
  });

  test("does so for doubles at the edges and for keys that sort by code unit, not by code point", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => void expect(text([number])).toBe(canonicalize([number]))));
    const keys = { "\u{1f600}": 1, "\ufb33": 2, "": 3, "\u0080": 4, "10": 5, "9": 6, "a\u0000": 7, __proto__x: 8 };
    expect(text(keys)).toBe(canonicalize(keys));
    expect(text({ b: -0, a: 1e21, c: 1e-7 })).toBe('{"a":1e+21,"b":0,"c":1e-7}');
  });

  test("the order in which keys were written makes no difference", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(text(reversed)).toBe(text(value));
    }));
  });

  test.each<[string, unknown]>([
    ["undefined", undefined], ["an undefined member", { a: undefined }], ["a hole in a list", [1, undefined]], ["a bigint", 1n], ["a function", () => 1], ["a symbol", Symbol("x")],
    ["a Date", new Date(0)], ["a Map", new Map([["a", 1]])], ["bytes", Buffer.from("x")], ["a class instance", new (class Thing { a = 1; })()], ["NaN", Number.NaN], ["infinity", Number.POSITIVE_INFINITY],
    ["a lone surrogate", "\ud800"], ["a lone surrogate in a key", { "\udfff": 1 }], ["a boxed string", Object("x")],
  ])("%s has no canonical form and is refused, not dropped", (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(expect.objectContaining({ name: "LedgerError", code: expect.stringMatching(/^JCS_/) as string }));
    expect(() => canonicalBytes({ deep: [value] })).toThrow();
  });

  test("a leaf takes safe integers only", () => {
    for (const wrong of [1.5, 2 ** 53, -(2 ** 53)]) expect(() => canonicalBytes({ a: wrong }, { integersOnly: true })).toThrow(expect.objectContaining({ code: "JCS_NUMBER" }));
    expect(Buffer.from(canonicalBytes({ a: 2 ** 53 - 1 }, { integersOnly: true })).toString()).toBe('{"a":9007199254740991}');
  });

  test("a value nested without end is refused, not a stack overflow", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 50_000; i++) deep = [deep];
    expect(() => canonicalBytes(deep)).toThrow(expect.objectContaining({ code: "JCS_TOO_DEEP" }));
    const ring: Record<string, unknown> = {};
    ring["self"] = ring;
    expect(() => canonicalBytes(ring)).toThrow(expect.objectContaining({ code: "JCS_TOO_DEEP" }));
  });

  test("a list with holes is refused", () => {
    // eslint-disable-next-line no-sparse-arrays -- the hole is the point
    expect(() => canonicalBytes([1, , 2])).toThrow();
  });
});

function isWellFormed(value: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(value).toWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(value));
}
