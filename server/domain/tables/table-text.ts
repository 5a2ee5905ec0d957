import { csvCell } from "../activity/csv";
import type { Table } from "./engagement-tables";

/** As CSV: RFC 4180, UTF-8, first line the names of the columns, no cell a formula. */
export function tableCsv({ columns, rows }: Table): string {
  return [columns.map(({ name }) => name), ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** As JSON: what each column means, and every row as an object by column. Texts are as they are: a formula is none here. */
export function tableJson({ name, columns, rows }: Table): string {
  return `${JSON.stringify({ table: name, columns, rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column.name, row[i] ?? null]))) }, null, 1)}\n`;
}
