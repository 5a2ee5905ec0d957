import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { MAX_DEPTH, scanJson } from "./json-scan";

const codes = (text: string) => scanJson(text).issues.map((issue) => issue.code);

describe("checking JSON before it is parsed", () => {
  test("it accepts exactly what JSON.parse accepts", () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.array(
      fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        '"a"',
        "1",
        "-0",
        "01",
        "1.",
        "1e5",
        "true",
        "nul",
        " ",
        "\n",
        "\\",
        "\\u00e9",
        "\t",
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join("");
        expect(scanJson(text).ok).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(scanJson(text).ok).toBe(!text.includes("\\u0000") && parses(text));
      }),
    );
  });

  test("it says line and column of the first mistake", () => {
    expect(scanJson('{\n  "a": 1,\n  b: 2\n}').issues[0]?.message).toContain("line 3, column 3");
  });

  test("what ends too early is a truncation, wherever it ends", () => {
    const whole = '{"a":[1,true,"x\\n\\u00e9",{"b":null}],"c":-1.5e3}';
    for (let end = 1; end < whole.length; end += 1) expect(codes(whole.slice(0, end))).toEqual(["TRUNCATED"]);
  });

  test("nesting has a limit, and a hundred thousand brackets do not crash it", () => {
    expect(codes("[".repeat(MAX_DEPTH) + "]".repeat(MAX_DEPTH))).toEqual([]);
    expect(codes("[".repeat(MAX_DEPTH + 1) + "]".repeat(MAX_DEPTH + 1))).toEqual(["TOO_DEEP"]);
    expect(codes('{"a":'.repeat(100_000))).toEqual(["TOO_DEEP"]);
  });

  test("a key that stands twice in one object is named; in two objects it is fine", () => {
    expect(scanJson('{"a":1,"a":2}').issues).toMatchObject([{ level: "warning", code: "DUPLICATE_KEY" }]);
    expect(scanJson('{"name":1,"n\\u0061me":2}').issues).toMatchObject([{ code: "DUPLICATE_KEY", message: expect.stringContaining('"name"') as string }]);
    expect(codes('[{"a":1},{"a":2}]')).toEqual([]);
  });

  test("U+0000 is refused, escaped too", () => {
    expect(codes('"a\\u0000"')).toEqual(["NUL_CHARACTER"]);
  });

  test("JSON lines are told from one broken document", () => {
    expect(scanJson('{"a":1}\n{"a":2}')).toMatchObject({ ok: false, lines: true });
    expect(scanJson('{"a":1')).toMatchObject({ ok: false, lines: false });
  });
});
