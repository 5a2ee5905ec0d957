import { CsvError, parse } from "csv-parse/sync";

import type { Issue } from "../evidence/record";
import { MAX_RECORDS } from "./format";
import { error } from "./issues";

export const MAX_CSV_COLUMNS = 1_000;
const MAX_ROW_CHARS = 1_048_576;

/** A table whose rows are all as wide as its header, or why it is none. */
export type Table = { header: string[]; rows: string[][]; issue?: undefined } | { issue: Issue };

/** Reads RFC 4180 text. A last row that breaks off is a truncation; a row of another width anywhere is an error. */
export function readCsv(text: string, delimiter: string): Table {
  let lines: string[][];
  try {
    lines = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW_CHARS,
      to: MAX_RECORDS + 2,
    });
  } catch (cause) {
    return { issue: csvIssue(cause) };
  }
  const [header, ...rows] = lines;
  if (!header) return { issue: error("INVALID_CSV", "The table has no header row.") };
  if (header.length > MAX_CSV_COLUMNS)
    return { issue: error("TOO_MANY_COLUMNS", `The table has ${header.length} columns; at most ${MAX_CSV_COLUMNS} are read.`) };
  if (rows.length > MAX_RECORDS) return { issue: error("TOO_MANY_RECORDS", `The table has more than ${MAX_RECORDS} rows.`) };
  const odd = rows.findIndex((row) => row.length !== header.length);
  if (odd < 0) return { header: header.map((name) => name.trim()), rows };
  const width = rows[odd]?.length ?? 0;
  const brokenOff = odd === rows.length - 1 && width < header.length && !/[\r\n]$/.test(text);
  const message = `Row ${odd + 1} has ${width} of ${header.length} columns${brokenOff ? " and ends the file: it was cut off" : ""}.`;
  return {
    issue: error(brokenOff ? "TRUNCATED" : "INVALID_CSV", message, { record: odd, expected: `${header.length} columns` }),
  };
}

function csvIssue(cause: unknown): Issue {
  if (cause instanceof CsvError && cause.code === "CSV_QUOTE_NOT_CLOSED")
    return error("TRUNCATED", "The table ends inside a quoted cell.");
  if (cause instanceof CsvError && cause.code === "CSV_MAX_RECORD_SIZE")
    return error("ROW_TOO_LONG", `A row is longer than ${MAX_ROW_CHARS} characters.`);
  const why = cause instanceof Error ? cause.message : "unreadable";
  return error("INVALID_CSV", `The table cannot be read: ${why.slice(0, 200)}.`);
}
