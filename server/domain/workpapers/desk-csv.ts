import { csvCell } from "../activity/csv";
import type { AuditRoom } from "../engagements/room-view";
import type { Desk } from "./view";

const HEAD = ["number", "key", "title", "category", "criteria", "management", "why", "evidence", "evidence_status", "design", "design_on", "operation", "operation_on", "status", "tickmarks"];

/** The desk as CSV (RFC 4180, CRLF), safe to open in a spreadsheet: a line for each control, in the order of the audit. */
export function deskCsv(controls: AuditRoom["controls"], { lines }: Desk): string {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const rows = controls.map((control) => {
    const line = byKey.get(control.key);
    const work = line?.work;
    return [control.reference, control.key, control.title, control.category, control.requirements.map(({ id }) => id).join(" "), control.state, control.sentence, line?.evidence.count ?? 0, line?.evidence.status ?? "missing",
      work?.design ?? null, work?.designOn ?? null, work?.operation ?? null, work?.operationOn ?? null, work?.status ?? null, work?.marks.join(" ") ?? null];
  });
  return [HEAD, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}
