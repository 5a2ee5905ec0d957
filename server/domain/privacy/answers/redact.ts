import { z } from "zod";

import type { DataTable } from "./collected";

/** Why something is blacked out (GDPR Art. 15(4), recital 63). */
export const REDACTION_REASONS = ["third_party", "trade_secret", "legal_privilege", "security", "other"] as const;
export type RedactionReason = (typeof REDACTION_REASONS)[number];

const Id = z.string().max(80);
/** A field of a row, a whole column (`row` null) or a whole row (`column` null). */
export const Redaction = z.strictObject({ fileId: Id, table: z.int().min(0), row: z.int().min(0).nullable(), column: z.string().max(1000).nullable(), reason: z.enum(REDACTION_REASONS) });
export type Redaction = z.infer<typeof Redaction>;

/** A value, or a block in its place with why. */
export type Cell = string | { blocked: RedactionReason };
export type ShownTable = Omit<DataTable, "rows"> & { rows: Cell[][] };
export type RedactionCount = { reason: RedactionReason; count: number };

/** Something to black out that is not there: the data are others than those that were looked through. */
export class RedactionMisses extends Error {
  constructor(readonly redaction: Redaction) {
    super("Something that was to be blacked out is not in the data. Look through them again.");
    this.name = "RedactionMisses";
  }
}

/**
 * The tables with blocks in place of what is not to be told, and how many fields were blacked out for which reason. Of two
 * that meet in a field the first counts. Throws `RedactionMisses`: nothing is given out on a redaction that no longer fits.
 */
export function redact(tables: readonly DataTable[], redactions: readonly Redaction[]): { tables: ShownTable[]; counts: RedactionCount[] } {
  const shown = tables.map((table): ShownTable => ({ ...table, rows: table.rows.map((row) => [...row]) }));
  const counts = new Map<RedactionReason, number>();
  for (const redaction of redactions) {
    const table = shown.find(({ fileId, table: number }) => fileId === redaction.fileId && number === redaction.table);
    const blacked = table ? blackOut(table, redaction) : -1;
    if (blacked < 0) throw new RedactionMisses(redaction);
    counts.set(redaction.reason, (counts.get(redaction.reason) ?? 0) + blacked);
  }
  return { tables: shown, counts: REDACTION_REASONS.flatMap((reason) => ((counts.get(reason) ?? 0) > 0 ? [{ reason, count: counts.get(reason) ?? 0 }] : [])) };
}

/** How many fields became blocks; -1 where the place is not there. */
function blackOut({ columns, rows }: ShownTable, { row, column, reason }: Redaction): number {
  const at = column === null ? -1 : columns.indexOf(column);
  if ((column !== null && at < 0) || (row !== null && row >= rows.length) || (row === null && column === null)) return -1;
  let count = 0;
  for (const cells of row === null ? rows : [rows[row] ?? []]) {
    for (let i = at < 0 ? 0 : at; i < (at < 0 ? cells.length : at + 1); i++) {
      // Which fields are empty would tell of the others too, so an empty one is blacked out as well.
      if (typeof cells[i] !== "string") continue;
      cells[i] = { blocked: reason };
      count++;
    }
  }
  return count;
}
