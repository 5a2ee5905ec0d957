import { csvCell } from "../activity/csv";
import type { AuditView } from "./view";

const COLUMNS = ["at", "who", "what", "objectKind", "objectId", "label", "ip"] as const;

/** Lines of the access list as CSV (RFC 4180, CRLF), safe to open in a spreadsheet. */
export function auditViewsCsv(views: readonly AuditView[], withHeader: boolean): string {
  return [...(withHeader ? [COLUMNS.join(",")] : []), ...views.map((view) => COLUMNS.map((name) => csvCell(view[name])).join(","))].map((line) => `${line}\r\n`).join("");
}
