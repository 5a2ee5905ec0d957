import { csvCell } from "../../activity/csv";

/** Rows as CSV (RFC 4180, CRLF), safe to open in a spreadsheet. What is no text stands there as JSON. */
export function csvOf(columns: readonly string[], rows: readonly Record<string, unknown>[]): string {
  const lines = [columns.map(csvCell), ...rows.map((row) => columns.map((column) => csvCell(cellOf(row[column]))))];
  return lines.map((cells) => `${cells.join(",")}\r\n`).join("");
}

function cellOf(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : JSON.stringify(value);
}
