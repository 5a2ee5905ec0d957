import { csvCell } from "@/server/domain/activity/csv";

import type { AnswerWords } from "../answer-words/answer-words";
import type { Cell, ShownTable } from "./redact";

/** Lines of a table as CSV (RFC 4180, CRLF) that no spreadsheet takes for formulas; a block says why it is one. */
export function tableCsv({ columns, rows }: Pick<ShownTable, "columns" | "rows">, { blocked }: Pick<AnswerWords, "blocked">): string {
  const words = (cell: Cell) => (typeof cell === "string" ? plainNumber(cell) ?? csvCell(cell) : csvCell(`█ ${blocked.reasons[cell.blocked]}`));
  return [columns.map((name) => csvCell(name)).join(","), ...rows.map((row) => columns.map((_, at) => words(row[at] ?? "")).join(","))].map((line) => `${line}\r\n`).join("");
}

/** A negative number begins like a formula and is none. */
const plainNumber = (text: string): string | null => (/^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? text : null);

/** The rows as objects, exactly as they were collected; a block is `{ "redacted": reason }`. */
export function tableJson({ columns, rows, systemName, title }: Omit<ShownTable, "fileId" | "table" | "systemId">): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((name, at) => {
    const cell = row[at] ?? "";
    return [name, typeof cell === "string" ? cell : { redacted: cell.blocked }];
  })));
  return `${JSON.stringify({ system: systemName, source: title, columns, rows: objects }, null, 1)}\n`;
}

/** A name for a path of the package: ASCII, short, without anything that leads elsewhere. */
export function pathName(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/[^A-Za-z0-9._-]+/g, "-").replaceAll(/\.{2,}/g, ".").replaceAll(/^[-.]+|[-.]+$/g, "").slice(0, 60);
  return plain === "" ? "file" : plain;
}
