import { dayOf, groupOf, namesOf, textOf, type Cell } from "./cells";
import { fieldOf, headerRow, type ImportField } from "./columns";
import { MAX_TITLE, RequestDraft } from "./schema";

export const MAX_ROWS = 2000;
export const MAX_COLUMNS = 60;

/** One row of a list: what would be asked, and what is wrong with it in words. A row with faults is not taken over. */
export type ImportRow = { line: number; draft: RequestDraft; owner: string | null; faults: string[] };
export type ReadList = { columns: { name: string; field: ImportField | null }[]; rows: ImportRow[] } | { fault: string };

/** Reads a table as a request list. Pure: who owns and which controls there are is asked by the caller. Line numbers are those of the table, from 1. */
export function readList(table: readonly (readonly Cell[])[]): ReadList {
  const texts = table.map((row) => row.map(textOf));
  const at = headerRow(texts);
  if (at === undefined) return { fault: "No column says what is asked for. Name one column Request, Title or Description in the first 20 rows." };
  const header = texts[at] ?? [];
  if (header.length > MAX_COLUMNS) return { fault: `The list has ${header.length} columns; at most ${MAX_COLUMNS} are read. Take out those that are not needed.` };
  const columns = header.map((name) => ({ name, field: fieldOf(name) })).map(firstOnly);
  const rows = texts.slice(at + 1).flatMap((cells, i) => (cells.every((cell) => cell === "") ? [] : [readRow(at + 2 + i, cells, columns.map(({ field }) => field))]));
  if (rows.length > MAX_ROWS) return { fault: `The list has ${rows.length} requests; at most ${MAX_ROWS} are read at once. Import it in parts.` };
  return rows.length === 0 ? { fault: "The list has column names and no request below them." } : { columns, rows: withoutDoubles(rows) };
}

type Column = { name: string; field: ImportField | null };
/** Two columns of one meaning: the first counts, the others are left out, and the preview says so. */
function firstOnly(column: Column, index: number, all: Column[]): Column {
  return all.findIndex(({ field }) => field === column.field) === index ? column : { ...column, field: null };
}

function readRow(line: number, cells: readonly string[], fields: readonly (ImportField | null)[]): ImportRow {
  const faults: string[] = [];
  const of = (field: ImportField) => (fields.includes(field) ? (cells[fields.indexOf(field)] ?? "") : "");
  const day = (field: ImportField, what: string) => {
    const text = of(field);
    const found = text === "" ? null : dayOf(text);
    if (text !== "" && found === null) faults.push(`The ${what} "${short(text)}" is no day that can be read without doubt. Write it as 2026-03-31.`);
    return found;
  };
  const [named, described] = [of("title"), of("body")];
  const title = named || described;
  const raw = {
    reference: of("reference") || null, title: title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).toWellFormed()}…` : title, body: named.length > MAX_TITLE ? [named, described].filter(Boolean).join("\n\n") : named ? described : described.length > MAX_TITLE ? described : "",
    group: groupOf(of("group")), wants: /population|list of all|listing/i.test(of("wants")) ? "population" : "single",
    dueOn: day("dueOn", "due date"), periodFrom: day("periodFrom", "start of the period"), periodTo: day("periodTo", "end of the period"), controls: namesOf(of("controls")), criteria: namesOf(of("criteria")),
  };
  const parsed = RequestDraft.safeParse(raw);
  if (!parsed.success) faults.push(...parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.map(String).join(".")}: ${message}`));
  return { line, draft: parsed.success ? parsed.data : { ...(raw as RequestDraft), title: short(title) }, owner: of("owner") || null, faults };
}

/** A number that stands twice cannot be told apart later. */
function withoutDoubles(rows: ImportRow[]): ImportRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const { reference } = row.draft;
    if (reference === null) return row;
    const twice = seen.has(reference);
    seen.add(reference);
    return twice ? { ...row, faults: [...row.faults, `The number ${short(reference)} stands twice in the list.`] } : row;
  });
}

const short = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60).toWellFormed()}…`);
