import { parse } from "csv-parse/sync";

import { csvCell } from "../activity/csv";
import { ordered } from "./content";
import type { Register } from "./define";
import type { Field, Fields } from "./field";

/** An entry as a file holds it. */
export type FiledEntry = { id: string; number: number; version: number; archived: boolean; content: Record<string, unknown> };
/** A line of a file somebody sends: what it says so far as it says anything. `line` is the row that a spreadsheet shows, of JSON which entry it is. */
export type FileLine = { line: number; id: string | null; version: number | null; archived: boolean | null; content: Record<string, unknown>; problem: string | null };
/** A file, or the sentence that says why it is none. */
export type FileRead = { lines: FileLine[] } | { problem: string };

const FORMAT = "proofroom.register/1";
const ABOUT = ["id", "number", "version", "archived"] as const;
export const MOST_LINES = 2_000;
const TOO_MANY = `A file may have ${MOST_LINES} entries. Split it.`;
const NO_FILE = "This is not a file of this register. Export it once to see how one looks.";

/** Entries as JSON that `readRegisterJson` reads back as they were. */
export function registerJson(register: Register, entries: readonly FiledEntry[]): string {
  const filed = entries.map(({ content, ...about }) => ({ ...about, content: ordered(register.fields, content) }));
  return `${JSON.stringify({ format: FORMAT, register: register.key, entries: filed }, null, 2)}\n`;
}

/** Entries as CSV (RFC 4180) that `readRegisterCsv` reads back as they were, and that no spreadsheet takes for formulas. */
export function registerCsv(register: Register, entries: readonly FiledEntry[]): string {
  const columns = columnsOf(register.fields);
  const lines = entries.map(({ id, number, version, archived, content }) => [id, String(number), String(version), archived ? "yes" : "no", ...columns.map(({ field, path }) => cellOf(field, at(ordered(register.fields, content), path)))].map(safeCell).join(","));
  return [[...ABOUT, ...columns.map(({ name }) => name)].join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

type Column = { name: string; path: string[]; field: Field };

/** One column a field; the parts of a group each have their own, rows are JSON in one. */
function columnsOf(fields: Fields, before: string[] = []): Column[] {
  return Object.entries(fields).flatMap(([name, field]) => (field.kind === "group" ? columnsOf(field.of, [...before, name]) : [{ name: [...before, name].join("."), path: [...before, name], field }]));
}

const at = (content: unknown, path: string[]): unknown => path.reduce((value, name) => (value as Record<string, unknown>)[name], content);

function cellOf(field: Field, value: unknown): string {
  if (field.kind === "rows") return (value as unknown[]).length === 0 ? "" : JSON.stringify(value);
  if (field.kind === "check") return value === true ? "yes" : "no";
  if (Array.isArray(value)) return value.join(field.kind === "lines" ? "\n" : "; ");
  return value === null || value === undefined ? "" : String(value as string | number);
}

/** An apostrophe before what begins a formula, and before an apostrophe, so that taking one away gives back what was there. */
const safeCell = (text: string): string => csvCell(text.startsWith("'") ? `'${text}` : text);
// eslint-disable-next-line no-control-regex -- NUL starts a formula too in some programs
const bareCell = (cell: string): string => (/^'[=+\-@\t\r\n\u0000＝＋－＠']/.test(cell) ? cell.slice(1) : cell);

/** Reads CSV with commas or semicolons. A column that is missing says nothing about its field; an unknown one spoils the file. */
export function readRegisterCsv(register: Register, text: string): FileRead {
  const records = csvRecords(text);
  if (!records) return { problem: "The file is no CSV: a quote is not closed, or stands where none may." };
  const [first, ...rest] = records;
  const header = first?.cells.map((cell) => cell.trim()) ?? [];
  const columns = new Map(columnsOf(register.fields).map((column) => [column.name, column]));
  const strange = header.find((name) => !columns.has(name) && !(ABOUT as readonly string[]).includes(name));
  if (strange !== undefined || header.length === 0) return { problem: strange ? `There is no field "${strange.slice(0, 80)}" in this register. ${NO_FILE}` : NO_FILE };
  if (new Set(header).size !== header.length) return { problem: "A column stands in the file twice." };
  if (rest.length > MOST_LINES) return { problem: TOO_MANY };
  return { lines: rest.map(({ line, cells }) => csvLine(line, header, cells, columns)) };
}

function csvRecords(text: string): { line: number; cells: string[] }[] | null {
  const head = text.slice(0, text.indexOf("\n") >>> 0);
  const delimiter = head.includes(",") || !head.includes(";") ? "," : ";";
  try {
    const parsed = parse(text, { bom: true, delimiter, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"], skip_empty_lines: true }) as string[][];
    return parsed.map((cells, index) => ({ line: index + 1, cells }));
  } catch {
    // csv-parse says where in words of its own; what to do is the same for each.
    return null;
  }
}

function csvLine(line: number, header: string[], cells: string[], columns: Map<string, Column>): FileLine {
  const given = new Map(header.map((name, index) => [name, bareCell(cells[index] ?? "")]));
  const content: Record<string, unknown> = {};
  for (const [name, cell] of given) {
    const column = columns.get(name);
    if (column) place(content, column.path, valueOf(column.field, cell));
  }
  const version = given.get("version") ?? "";
  const problem = cells.length === header.length ? null : `This line has ${cells.length} cells, and the header ${header.length}.`;
  return { line, id: given.get("id")?.trim() || null, version: version === "" ? null : Number(version), archived: yesOrNo(given.get("archived") ?? ""), content, problem };
}

function place(content: Record<string, unknown>, [name = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) content[name] = value;
  else place((content[name] ??= {}) as Record<string, unknown>, rest, value);
}

/** What a cell says. What it cannot mean is handed on as it is, for the schema to refuse in its own words. */
function valueOf(field: Field, cell: string): unknown {
  switch (field.kind) {
    case "line": case "text": return cell;
    case "lines": return cell === "" ? [] : cell.split(/\r\n|[\n\r]/).filter((one) => one.trim() !== "");
    case "choices": case "countries": case "references": return cell.split(/[;\s]+/).filter(Boolean);
    case "check": return yesOrNo(cell) ?? (cell === "" ? false : cell);
    case "count": return cell === "" ? null : /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
    case "rows": return cell === "" ? [] : jsonOr(cell);
    case "group": case "choice": case "day": case "moment": case "country": case "reference": return cell.trim() === "" ? null : cell.trim();
  }
}

function yesOrNo(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  return ["yes", "true", "1"].includes(word) ? true : ["no", "false", "0"].includes(word) ? false : null;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function readRegisterJson(register: Register, text: string): FileRead {
  const file = jsonOr(text.replace(/^\uFEFF/, ""));
  if (!isRecord(file) || file["format"] !== FORMAT || !Array.isArray(file["entries"])) return { problem: NO_FILE };
  if (file["register"] !== register.key) return { problem: "This file is of another register." };
  if (file["entries"].length > MOST_LINES) return { problem: TOO_MANY };
  return { lines: file["entries"].map((entry: unknown, index) => jsonLine(entry, index + 1)) };
}

function jsonLine(entry: unknown, line: number): FileLine {
  const nothing = { line, id: null, version: null, archived: null, content: {} };
  if (!isRecord(entry) || !isRecord(entry["content"])) return { ...nothing, problem: "This is no entry: it has no content." };
  const { id, version, archived, content, number: _number, ...strange } = entry;
  const odd = Object.keys(strange)[0];
  if (odd !== undefined) return { ...nothing, problem: `An entry has no "${odd.slice(0, 80)}".` };
  return { line, id: typeof id === "string" && id !== "" ? id : null, version: typeof version === "number" ? version : null, archived: typeof archived === "boolean" ? archived : null, content, problem: null };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
