import { readCsv } from "../../formats/csv";

/** How many rows a CSV file has below its header, or why it cannot be read; undefined for bytes that are no text. */
export function tableIn(bytes: Uint8Array): { rows: number; fault: string | null } | undefined {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The answer is that it is no text: there is nothing more to say of it.
    return undefined;
  }
  if (text.includes("\u0000")) return undefined;
  const table = readCsv(text, delimiterOf(text));
  return table.issue ? { rows: 0, fault: table.issue.message } : { rows: table.rows.length, fault: null };
}

/** Of comma, semicolon and tab the one the first line has most of. */
function delimiterOf(text: string): string {
  const [line = ""] = text.split(/\r?\n/, 1);
  const count = (mark: string) => line.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
