import type { ActivityRow } from "./view";

const COLUMNS = ["at", "actor", "actorKind", "action", "objectKind", "objectId", "objectLabel", "ledgerIndex", "ip", "requestId", "detail"] as const;

/** Lines of the audit trail as CSV (RFC 4180, CRLF), safe to open in a spreadsheet. */
export function activityCsv(rows: ActivityRow[], withHeader: boolean): string {
  const lines = rows.map((row) => COLUMNS.map((name) => csvCell(name === "detail" ? JSON.stringify(row.detail) : row[name])).join(","));
  return [...(withHeader ? [COLUMNS.join(",")] : []), ...lines].map((line) => `${line}\r\n`).join("");
}

/** One cell: quoted where needed, and never a formula (OWASP CSV injection; ASVS 5.0 1.2.10). Numbers stay numbers. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  // eslint-disable-next-line no-control-regex -- NUL starts a formula too in some programs
  const safe = /^[=+\-@\t\r\n\u0000＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
