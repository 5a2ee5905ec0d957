import { parse } from "csv-parse/sync";

/** A file that a system gave of the person, opened. */
export type CollectedFile = { fileId: string; systemId: string; systemName: string; name: string; mediaType: string; sha256: string; bytes: Uint8Array };
/** Data as rows of named fields: what an officer looks through and a person reads. */
export type DataTable = { fileId: string; /** Which table of the file, from 0. */ table: number; systemId: string; systemName: string; title: string; columns: string[]; rows: string[][] };

/** Enough for a person's data; a file beyond it is given whole instead of being read. */
const MOST_CELLS = 2_000_000;
const MOST_TABLES = 100;

/** The tables in a file of JSON or CSV; null for what has to be given as it is: pictures, documents, files that do not parse. */
export function tablesOf(file: CollectedFile): DataTable[] | null {
  const found = isJson(file) ? readJson(file.bytes) : isCsv(file) ? readCsv(file.bytes) : null;
  if (!found || found.length > MOST_TABLES || cellsIn(found) > MOST_CELLS) return null;
  return found.map(({ part, columns, rows }, table) => ({ fileId: file.fileId, table, systemId: file.systemId, systemName: file.systemName, title: part === "" ? file.name : `${file.name}: ${part}`, columns, rows }));
}

type Found = { part: string; columns: string[]; rows: string[][] };
const cellsIn = (tables: Found[]): number => tables.reduce((sum, { columns, rows }) => sum + columns.length * (rows.length + 1), 0);
const isJson = ({ mediaType, name }: CollectedFile): boolean => /\bjson\b/i.test(mediaType) || /\.json$/i.test(name);
const isCsv = ({ mediaType, name }: CollectedFile): boolean => /\bcsv\b/i.test(mediaType) || /\.csv$/i.test(name);

/** UTF-8 or nothing: a byte that is none would be shown as another character. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readCsv(bytes: Uint8Array): Found[] | null {
  const text = textOf(bytes);
  if (text === null) return null;
  const [first = ""] = text.slice(0, 10_000).replaceAll(/"(?:[^"]|"")*"/g, "").split(/\r?\n/, 1);
  const delimiter = [",", ";", "\t"].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ",";
  try {
    const [columns = [], ...rows] = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][];
    const width = Math.max(columns.length, ...rows.slice(0, 100_000).map((row) => row.length));
    const heads = Array.from({ length: width }, (_, at) => columns[at] ?? "");
    return columns.length === 0 ? [] : [{ part: "", columns: distinct(heads), rows: rows.map((row) => heads.map((_, at) => row[at] ?? "")) }];
  } catch {
    return null;
  }
}

function readJson(bytes: Uint8Array): Found[] | null {
  const text = textOf(bytes);
  if (text === null) return null;
  try {
    return tablesIn("", JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** A list of objects is a table, an object's lists are tables of their own, and what is left of an object is one row. */
function tablesIn(part: string, value: unknown): Found[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : [tableOfList(part, value as unknown[])];
  if (!isObject(value)) return [{ part, columns: [part === "" ? "value" : part], rows: [[words(value)]] }];
  const members = Object.entries(value);
  const lists = members.filter(([, member]) => Array.isArray(member) && member.some(isObject));
  const plain = members.filter(([, member]) => !(Array.isArray(member) && member.some(isObject)));
  const own: Found[] = plain.length === 0 ? [] : [{ part, columns: plain.map(([name]) => name), rows: [plain.map(([, member]) => words(member))] }];
  return [...own, ...lists.map(([name, member]) => tableOfList(part === "" ? name : `${part}.${name}`, member as unknown[]))];
}

function tableOfList(part: string, list: unknown[]): Found {
  const columns = [...new Set(list.flatMap((item) => (isObject(item) ? Object.keys(item) : ["value"])))];
  return { part, columns, rows: list.map((item) => columns.map((name) => (isObject(item) ? words(item[name]) : name === "value" ? words(item) : ""))) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const words = (value: unknown): string => (value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));

/** Two columns of one name could not be told apart. */
function distinct(columns: string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((given, at) => {
    const name = given.trim() === "" ? `column ${at + 1}` : given;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
