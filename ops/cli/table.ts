import { plain } from "./terminal";

const LONGEST_CELL = 70;

/** Rows as aligned columns with a heading. Numbers stand to the right. */
export function table(headings: string[], rows: (string | number | null)[][]): string {
  const cells = [headings, ...rows.map((row) => row.map(cell))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => [...(row[column] ?? "")].length)));
  const isNumber = headings.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === "number"));
  const line = (row: string[]) => row.map((text, column) => pad(text, widths[column] ?? 0, isNumber[column] === true)).join("  ").trimEnd();
  return `${cells.map(line).join("\n")}\n`;
}

function cell(value: string | number | null): string {
  const text = plain(value === null ? "–" : String(value));
  const chars = [...text];
  return chars.length > LONGEST_CELL ? `${chars.slice(0, LONGEST_CELL - 1).join("")}…` : text;
}

function pad(text: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - [...text].length));
  return right ? space + text : text + space;
}

/** "1 record", "3 records". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
