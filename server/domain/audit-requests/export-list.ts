import { csvCell } from "../activity/csv";
import type { RequestLine } from "./view";

/** A request with what an export says beyond a list's line. */
export type ExportLine = RequestLine & { body: string; wants: "single" | "population"; periodFrom: string | null; periodTo: string | null };
type Value = string | number | null;

const COLUMNS: readonly [string, (line: ExportLine) => Value][] = [
  ["Number", (line) => line.reference ?? line.number], ["Our number", (line) => line.number], ["Group", (line) => line.group], ["Request", (line) => line.title], ["Description", (line) => line.body], ["Request type", (line) => line.wants],
  ["Period from", (line) => line.periodFrom], ["Period to", (line) => line.periodTo], ["Controls", (line) => line.controls.join("; ")], ["Criteria", (line) => line.criteria.join("; ")],
  ["Owner", (line) => line.owner?.name ?? null], ["Due date", (line) => line.dueOn], ["Status", (line) => line.state.replaceAll("_", " ")], ["Age (days)", (line) => line.ageDays], ["Evidence count", (line) => line.items],
];

/** The list as rows, column names first. An import reads them again. */
export function exportTable(lines: readonly ExportLine[]): Value[][] {
  return [COLUMNS.map(([name]) => name), ...lines.map((line) => COLUMNS.map(([, value]) => value(line)))];
}

/** As CSV (RFC 4180), with no cell that a spreadsheet takes for a formula. */
export function exportCsv(lines: readonly ExportLine[]): string {
  return exportTable(lines).map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
