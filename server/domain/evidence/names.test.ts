import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { decodeCursor, encodeCursor } from "./cursor";
import { factValueProblem } from "./fact-value";
import { safeFileName } from "./file-name";

describe("safeFileName", () => {
  test.each([
    ["../../etc/passwd", "passwd"], ["..\\..\\windows\\system32", "system32"], ["/", "file"], ["", "file"], ["..", "file"], [".htaccess", "htaccess"], ["a/..", "file"],
    ["report\r\nSet-Cookie: a=b.pdf", "reportSet-Cookie a=b.pdf"], ['a"b.csv', "ab.csv"], ["invoice\u202Efdp.exe", "invoicefdp.exe"], ["nul\u0000l.txt", "null.txt"], ["a\u2066b\u2069.txt", "ab.txt"],
    ["bericht über Löschung.pdf", "bericht über Löschung.pdf"], ["🦊.json", "🦊.json"], ["  spaced  ", "spaced"], ["e\u0301.txt", "\u00e9.txt"],
  ])("%j is kept as %j", (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  test("whatever comes in: at least one character, at most 200 bytes, no separator, control, bidi override, leading dot or broken character", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const safe = safeFileName(name);
      expect(safe.length).toBeGreaterThan(0);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
      expect(safe).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069"\\/]/u);
      expect(safe).not.toMatch(/^[.\s]|\s$/);
      expect(safe.isWellFormed()).toBe(true);
      expect(() => encodeURIComponent(safe)).not.toThrow();
    }), { numRuns: 500 });
  });

  test("a long name is cut at a whole character", () => {
    expect(safeFileName("🦊".repeat(100))).toBe("🦊".repeat(50));
    expect(safeFileName(`${"a".repeat(199)}🦊`)).not.toContain("\ufffd");
  });

  test("the kept name is in NFC also when something was taken out between letter and accent", () => {
    expect(safeFileName("e\u200d\u0301.txt")).toBe("\u00e9.txt");
  });
});

describe("cursors", () => {
  test("a cursor reads back as the place it was made from", () => {
    const date = fc.date({ min: new Date("1970-01-01"), max: new Date("9998-12-31"), noInvalidDate: true });
    fc.assert(fc.property(date, fc.stringMatching(/^[a-z]+_[0-9a-z]+$/), (at, id) => {
      const text = encodeCursor({ at, id });
      expect(decodeCursor(text)).toEqual({ at, id });
      expect(encodeURIComponent(text)).toBe(text);
    }));
  });

  test("anything else is no cursor", () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(decodeCursor(text)).toBeUndefined()));
    const make = (text: string) => Buffer.from(text).toString("base64url");
    for (const text of ["2026-01-01T00:00:00Z|", "|ev_1", "yesterday|ev_1", "2026-01-01T00:00:00Z|ev_1'; drop table", "2026-01-01T00:00:00Z|ev_\u0000"]) expect(decodeCursor(make(text)), text).toBeUndefined();
  });

  test.each([["+275760-09-13T00:00:00.000Z"], ["-000001-01-01T00:00:00.000Z"]])("a cursor at %s is no cursor of ours", (at) => {
    expect(decodeCursor(Buffer.from(`${at}|ev_1`).toString("base64url"))).toBeUndefined();
  });
});

describe("factValueProblem", () => {
  test.each([
    ["string", "x"], ["number", 0], ["number", -1.5], ["boolean", false], ["timestamp", "2026-03-05T10:00:00Z"], ["timestamp", "2026-03-05T10:00:00.123+02:00"],
  ] as const)("a %s may be %j", (type, value) => {
    expect(factValueProblem(type, value)).toBeNull();
  });

  test.each([
    ["string", ""], ["string", 1], ["string", null], ["number", "1"], ["number", null], ["boolean", "true"], ["boolean", 1], ["boolean", null],
    ["timestamp", "2026-03-05"], ["timestamp", "2026-03-05T10:00:00"], ["timestamp", "2026-13-05T10:00:00Z"], ["timestamp", 1_772_000_000], ["timestamp", "yesterday"], ["timestamp", null],
  ] as const)("a %s may not be %j, and the answer says what is expected", (type, value) => {
    expect(factValueProblem(type, value)).toMatch(/expected|such as/);
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY]])("a number may not be %s", (value) => {
    expect(factValueProblem("number", value)).toEqual(expect.any(String));
  });
});
