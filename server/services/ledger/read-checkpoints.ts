import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { printNote, type NoteSignature } from "@/server/domain/ledger/note";

/** Which log: its id, or a sub-select of it. */
export type OfLog = { orgId: string; id: string | SQL };
export type StoredCheckpoint = { logId: string; size: number; root: Uint8Array; body: string; cutAt: Date; signatures: NoteSignature[] };
type Row = { log_id: string; size: string; root: Uint8Array; body: string; cut_at: string; key_name: string | null; key_id: Uint8Array | null; sig: Uint8Array | null };

/** Checkpoints of a log by a condition on `c.size`, in order of size, each with its signature lines: the log's own first. One query. */
export async function readCheckpoints(tx: Tx, { orgId, id }: OfLog, where: SQL): Promise<StoredCheckpoint[]> {
  const rows = await tx.execute<Row>(sql`
    select c.log_id, c.size, c.root, c.body, c.cut_at, s.key_name, s.key_id, s.sig from ledger.checkpoints c
    left join ledger.signatures s on s.org_id = c.org_id and s.log_id = c.log_id and s.size = c.size
    where c.org_id = ${orgId} and c.log_id = ${id} and ${where} order by c.size, s.type, s.made_at, s.key_name, s.key_id`);
  const found = new Map<string, StoredCheckpoint>();
  for (const row of rows) {
    const checkpoint = found.get(row.size) ?? { logId: row.log_id, size: Number(row.size), root: row.root, body: row.body, cutAt: new Date(row.cut_at), signatures: [] };
    found.set(row.size, checkpoint);
    if (row.key_name !== null && row.key_id && row.sig) checkpoint.signatures.push({ name: row.key_name, id: row.key_id, signature: row.sig });
  }
  return [...found.values()];
}

/** Only heads that the head guard holds leave the house: one beyond it could be signed otherwise after a restore. */
export const isGuarded = sql`c.size <= (select h.guarded_size from ledger.log_heads h where h.org_id = c.org_id and h.log_id = c.log_id)`;

/** Those of these sizes, as far as they may leave the house. */
export function sizeIs(...sizes: number[]): SQL {
  return sql`c.size in ${sizes} and ${isGuarded}`;
}

/** The newest that may leave the house. */
export function newestSize({ orgId, id }: OfLog): SQL {
  return sql`c.size = (select max(n.size) from ledger.checkpoints n where n.org_id = ${orgId} and n.log_id = ${id}
    and n.size <= (select h.guarded_size from ledger.log_heads h where h.org_id = n.org_id and h.log_id = n.log_id))`;
}

/** The signed note (C2SP tlog-checkpoint) with every signature line. Throws as `printNote`. */
export function noteOf({ body, signatures }: Pick<StoredCheckpoint, "body" | "signatures">): string {
  return printNote({ text: body, signatures });
}
