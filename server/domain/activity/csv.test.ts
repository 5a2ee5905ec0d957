import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { activityCsv, csvCell } from "./csv";
import type { ActivityRow } from "./view";

const row = (over: Partial<ActivityRow> = {}): ActivityRow => ({
  id: "aud_1", at: "2026-03-05T10:00:00.000Z", actorKind: "user", actor: "Ada", action: "evidence.pushed", objectKind: "evidence", objectId: "ev_1",
  objectLabel: "A file", detail: {}, ip: "127.0.0.1", requestId: "r1", ledgerIndex: 7, ...over,
});
const FORMULA = /^[=+\-@\t\r\n\u0000＝＋－＠]/; // eslint-disable-line no-control-regex -- NUL starts a formula too in some programs

describe("csvCell", () => {
  test("no text ever begins a formula, whatever stands in it", () => {
    const starts = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "\u0000", "＝", "＋", "－", "＠", '"', "");
    fc.assert(fc.property(starts, fc.string({ unit: "binary" }), (start, rest) => {
      const cell = csvCell(start + rest);
      const seen = cell.startsWith('"') ? cell.slice(1) : cell;
      expect(seen.replaceAll('""', '"')).not.toMatch(FORMULA);
    }), { numRuns: 500 });
  });

  test("what a reader of RFC 4180 gets back is the text, with at most one apostrophe before it", () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 6 }), (values) => {
      const line = [...values, "end"].map(csvCell).join(",");
      const [read] = parse(`${line}\r\n`, { relax_column_count: true, bom: false, record_delimiter: "\r\n" }) as string[][];
      expect(read?.map((value, i) => (value === `'${values[i]}` ? value.slice(1) : value))).toEqual([...values, "end"]);
    }), { numRuns: 500 });
  });

  test("numbers stay numbers and nothing is an empty cell", () => {
    expect([csvCell(-5), csvCell(0), csvCell(1.5), csvCell(true), csvCell(null), csvCell("")]).toEqual(["-5", "0", "1.5", "true", "", ""]);
  });
});

describe("activityCsv", () => {
  test("has one line a row and the header once", () => {
    expect(activityCsv([row(), row()], true).split("\r\n")).toHaveLength(4);
    expect(activityCsv([row()], false)).not.toContain("actorKind");
    expect(activityCsv([], true)).toMatch(/^at,actor,.*detail\r\n$/);
  });

  test("keeps a label with quotes, commas and line ends in one cell", () => {
    const hostile = 'a "quoted", \r\n=HYPERLINK("http://x")';
    const [, read] = parse(activityCsv([row({ objectLabel: hostile, actor: "=cmd|' /C calc'!A0", detail: { note: hostile } })], true)) as string[][];
    expect(read).toContain(hostile);
    expect(read).toContain("'=cmd|' /C calc'!A0");
    expect(JSON.parse(read?.at(-1) ?? "")).toEqual({ note: hostile });
  });
});
