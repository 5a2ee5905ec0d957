import { parse } from "csv-parse/sync";
import fc from "fast-check";
import readExcelFile from "read-excel-file/node";
import { afterEach, describe, expect, test, vi } from "vitest";

import { sampleSnapshot } from "@/server/reports/testing/sample-snapshot";

import { engagementTable, TABLES } from "./engagement-tables";
import { tableCsv, tableJson } from "./table-text";
import { tableWorkbook } from "./table-workbook";

const content = sampleSnapshot({ evidence: 30, controls: 12 });
const hostile = (text: string) => ({ ...content, controls: content.controls.slice(0, 1).map((sheet) => ({ ...sheet, title: text })) });
const DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0"];

describe("tables of an audit", () => {
  afterEach(() => vi.useRealTimers());

  test("a workbook written a day later has the same bytes", async () => {
    vi.useFakeTimers({ now: new Date("2026-01-01T10:00:00Z"), toFake: ["Date"] });
    const first = await tableWorkbook(engagementTable(content, "controls"));
    vi.setSystemTime(new Date("2026-01-02T11:22:33Z"));
    expect((await tableWorkbook(engagementTable(content, "controls"))).equals(first)).toBe(true);
  });

  test.each(TABLES)("%s holds every row, a value of its type under each column, and says what each column means", (name) => {
    const table = engagementTable(content, name);
    expect(table.rows).toHaveLength(content[name].length);
    expect(new Set(table.columns.map((column) => column.name)).size).toBe(table.columns.length);
    for (const [i, { type, about }] of table.columns.entries()) {
      expect(about).toMatch(/\.$/);
      for (const value of table.rows.map((row) => row[i]).filter((each) => each !== null)) {
        expect(typeof value).toBe(type === "number" ? "number" : type === "yes_no" ? "boolean" : "string");
        if (type === "moment") expect(value).toBe(new Date(String(value)).toISOString());
      }
    }
  });

  test.each(TABLES)("%s is the same in all three formats", async (name) => {
    const table = engagementTable(content, name);
    const csv: string[][] = parse(tableCsv(table));
    expect(csv).toHaveLength(table.rows.length + 1);
    expect(csv[0]).toEqual(table.columns.map((column) => column.name));
    const json = JSON.parse(tableJson(table)) as { rows: Record<string, unknown>[] };
    expect(json.rows.map((row) => Object.values(row))).toEqual(table.rows);
    const sheets = await readExcelFile(await tableWorkbook(table));
    const data = sheets.find(({ sheet }) => sheet === name)?.data ?? [];
    expect(data.slice(1).map((row) => table.columns.map((_, i) => row[i] ?? null))).toEqual(table.rows.map((row) => row.map((value) => (value === "" ? null : value))));
  });

  test.each(DANGEROUS)("%j is no formula in any format", async (text) => {
    const table = engagementTable(hostile(text), "controls");
    const [, row]: string[][] = parse(tableCsv(table));
    expect(row?.[1]).toBe(`'${text}`);
    expect(tableJson(table)).toContain(JSON.stringify(text));
    const sheets = await readExcelFile(await tableWorkbook(table));
    expect(typeof sheets[0]?.data[1]?.[1]).toBe("string");
  });

  test("any text comes back out of CSV and JSON, and a cell too long for a spreadsheet is cut and says so", async () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const table = engagementTable(hostile(text), "controls");
      const [, row]: string[][] = parse(tableCsv(table));
      expect([text, `'${text}`]).toContain(row?.[1]);
      expect((JSON.parse(tableJson(table)) as { rows: { title: string }[] }).rows[0]?.title).toBe(text);
    }));
    const sheets = await readExcelFile(await tableWorkbook(engagementTable(hostile("x".repeat(40_000)), "controls")));
    const long = String(sheets[0]?.data[1]?.[1]);
    expect([long.length, long.endsWith("whole in the CSV and JSON)")]).toEqual([32_767, true]);
  });
});
