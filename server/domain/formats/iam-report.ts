import type { Issue } from "../evidence/record";
import { readCsv } from "./csv";
import { error, warning } from "./issues";
import { latest, readTime } from "./time";

/** One access key slot of a report row. `lastUsedAt` null with `active`: never used since AWS began to look. */
export type AccessKey = { slot: 1 | 2; active: boolean; rotatedAt: string | null; lastUsedAt: string | null };

/** One row of an AWS credential report, typed. Null is "the report does not say" or "not applicable". */
export type IamUser = {
  user: string;
  arn: string;
  isRoot: boolean;
  createdAt: string | null;
  passwordEnabled: boolean | null;
  passwordLastUsedAt: string | null;
  mfaActive: boolean | null;
  keys: AccessKey[];
  certificatesActive: number;
};

export type IamReport = { users: IamUser[]; issues: Issue[] };

const NEEDED = ["user", "arn", "user_creation_time", "password_enabled", "mfa_active"] as const;
const NOT_A_VALUE = new Set(["", "n/a", "no_information", "not_supported", "not_available"]);

/** True where the first line is the header of a credential report, old or new. */
export function isIamReport(text: string): boolean {
  const first = text.slice(0, 2_000).split(/\r?\n/, 1)[0] ?? "";
  const names = new Set(first.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1")));
  return NEEDED.every((name) => names.has(name));
}

/** Rows to users. What a cell holds and the format does not know is a warning that names row and column. */
export function readIamReport(text: string): IamReport {
  const table = readCsv(text, ",");
  if (table.issue) return { users: [], issues: [table.issue] };
  const issues: Issue[] = [];
  const users = table.rows.map((row, index) => {
    const cells = new Map(table.header.map((name, column) => [name, (row[column] ?? "").trim()]));
    const isLastRow = index === table.rows.length - 1;
    return readUser({ cells, index, lastColumn: isLastRow && !/[\r\n]$/.test(text) ? table.header.at(-1) : undefined, issues });
  });
  if (users.length === 0) issues.push(error("TRUNCATED", "The report has no row: even an unused AWS account has its root row."));
  return { users, issues };
}

type Row = { cells: Map<string, string>; index: number; lastColumn: string | undefined; issues: Issue[] };

function readUser(row: Row): IamUser {
  const user = row.cells.get("user") ?? "";
  return {
    user,
    arn: row.cells.get("arn") ?? "",
    isRoot: user === "<root_account>" || (row.cells.get("arn") ?? "").endsWith(":root"),
    createdAt: time(row, "user_creation_time"),
    passwordEnabled: flag(row, "password_enabled"),
    passwordLastUsedAt: time(row, "password_last_used"),
    mfaActive: flag(row, "mfa_active"),
    keys: [key(row, 1), key(row, 2)],
    certificatesActive: certificates(row),
  };
}

function key(row: Row, slot: 1 | 2): AccessKey {
  return {
    slot,
    active: flag(row, `access_key_${slot}_active`) === true,
    rotatedAt: time(row, `access_key_${slot}_last_rotated`),
    lastUsedAt: time(row, `access_key_${slot}_last_used_date`),
  };
}

function certificates(row: Row): number {
  const active = [flag(row, "cert_1_active"), flag(row, "cert_2_active")].filter((flagged) => flagged === true).length;
  for (const column of ["cert_1_last_rotated", "cert_2_last_rotated", "password_last_changed", "password_next_rotation"])
    time(row, column);
  return active;
}

function flag(row: Row, column: string): boolean | null {
  const cell = (row.cells.get(column) ?? "").toLowerCase();
  if (cell === "true") return true;
  if (cell === "false") return false;
  if (!NOT_A_VALUE.has(cell) || (cell === "" && column === row.lastColumn)) complain(row, column, "true or false");
  return null;
}

function time(row: Row, column: string): string | null {
  const cell = row.cells.get(column) ?? "";
  // AWS writes N/A and never leaves a cell empty: an empty last cell is where a file was cut.
  const isCut = cell === "" && column === row.lastColumn;
  if (NOT_A_VALUE.has(cell.toLowerCase()) && !isCut) return null;
  const read = readTime(cell);
  if (read === null || read.zoneAssumed) complain(row, column, "an ISO 8601 time with its zone");
  return read?.at ?? null;
}

/** A bad value in the very last cell of a file without a closing line break is how a cut file ends. */
function complain(row: Row, column: string, expected: string): void {
  const cell = row.cells.get(column) ?? "";
  const where = { record: row.index, field: column, expected };
  if (column === row.lastColumn)
    row.issues.push(
      error(
        "TRUNCATED",
        `The last cell of the file (${column}) holds ${JSON.stringify(cell.slice(0, 40))}: it was cut off.`,
        where,
      ),
    );
  else
    row.issues.push(
      warning(
        "UNKNOWN_VALUE",
        `Row ${row.index + 1}: ${column} holds ${JSON.stringify(cell.slice(0, 40))}; it is read as not known.`,
        where,
      ),
    );
}

/** The last time any credential of this user was used; null where the report knows of none. */
export function lastUsedAt(user: IamUser): string | null {
  return latest([user.passwordLastUsedAt, ...user.keys.map((accessKey) => accessKey.lastUsedAt)]);
}

/** "aws:123456789012", from the ARN. */
export function systemIdOf(user: IamUser): string {
  const account = user.arn.split(":")[4];
  return account ? `aws:${account}` : "aws";
}
