import type { heldChanges } from "@/db/schema/ledger";
import { rowMark } from "@/server/domain/crypto/envelope";
import { LedgerError } from "@/server/domain/ledger/error";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { objectSubject, type OrgKeys } from "@/server/storage/org-keys";

import type { SelfCheckRow } from "./self-checks";

export type HeldRow = typeof heldChanges.$inferSelect;
type FileCheck = { sha256: string; sizeBytes: number; checkedAt: Date };
type Held = Pick<HeldRow, "id" | "logId" | "at" | "actor" | "origin" | "change" | "n">;

/** Mark of a change that waits for a frozen ledger. */
export function heldMark(keys: OrgKeys, { id, logId, at, actor, origin, change, n }: Held): string {
  return markOf(keys, "held_changes", { id, log: logId, at: at.toISOString(), actor, origin, change, n });
}

/** Whether a change that waits is as this installation kept it. */
export function isHeldOurs(keys: OrgKeys, row: HeldRow): boolean {
  return isMarked(row, () => heldMark(keys, row));
}

/** Whether a check is as this installation wrote it, by its mark. */
export function isCheckOurs(keys: OrgKeys, row: SelfCheckRow): boolean {
  return isMarked(row, () => checkMark(keys, row));
}

/** A row of a form that nothing here writes, e.g. of a time that is none, bears no mark, and must not stop who asks. */
function isMarked({ mark }: { mark: string | null }, made: () => string): boolean {
  try {
    return mark !== null && made() === mark;
  } catch (error) {
    if (error instanceof LedgerError || error instanceof RangeError) return false;
    throw error;
  }
}

/** Whether a change may have been kept before there were marks, as the upgrade that brought them left it. `since`: see `markedSince`. */
export function isOlderThanMarks({ mark, n, at }: Pick<Held, "n" | "at"> & { mark: string | null }, since: Date | null): boolean {
  return mark === null && n === 0 && (since === null || at <= since);
}

/** Mark of a check that came to its end: all but which evidence it was filed as, which comes later. */
export function checkMark(keys: OrgKeys, row: SelfCheckRow): string {
  const { id, logId, kind, state, fromSize, toSize, checkpoints, entriesChecked, recordsChecked, filesRead, bytesRead, findingsTotal, findings } = row;
  return markOf(keys, "self_checks", {
    id, log: logId, kind, state, startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, root: row.root ? Buffer.from(row.root).toString("base64") : null,
    fromSize, toSize, checkpoints, entriesChecked, recordsChecked, filesRead, bytesRead, findingsTotal, findings,
  });
}

/** Mark of a note that a file in the store was read whole. */
export function fileMark(keys: OrgKeys, { sha256, sizeBytes, checkedAt }: FileCheck): string {
  return markOf(keys, "file_checks", { sha256, sizeBytes, checkedAt: checkedAt.toISOString() });
}

/** Whether a file was read whole by this installation. */
export function isReadByUs(keys: OrgKeys, row: FileCheck & { mark: string | null }): boolean {
  return isMarked(row, () => fileMark(keys, row));
}

function markOf(keys: OrgKeys, table: string, row: unknown): string {
  // As a JSON column gives it back: without what was undefined.
  return rowMark(keys.key(objectSubject("rows", table)), canonicalBytes({ table, row: JSON.parse(JSON.stringify(row)) }));
}
