import { admin } from "@/db/testing/admin";
import { pastTriggers } from "@/db/testing/ledger-copy";

const TABLES = ["anchor_head", "anchor_keys", "anchor_pending", "anchor_leaves", "anchor_tiles", "anchor_checkpoints", "anchor_signatures", "instance_anchors"];
type Copy = Map<string, string[]>;

/** The anchor log as a backup would have it at this moment. */
export async function copyAnchorLogTables(): Promise<Copy> {
  const rows: Copy = new Map();
  for (const table of TABLES) rows.set(table, (await admin().unsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from ledger.${table} t order by 1`)).map(({ row }) => row));
  return rows;
}

/** Puts a copy back in place of what is there, past every trigger and foreign key, as a restore does. */
export async function restoreAnchorLogTables(rows: Copy): Promise<void> {
  await pastTriggers(async (sql) => {
    for (const table of TABLES) await sql.unsafe(`delete from ledger.${table}`);
    for (const [table, all] of rows) await sql.unsafe(`insert into ledger.${table} select r.* from unnest($1::text[]) as line, jsonb_populate_record(null::ledger.${table}, line::jsonb) r`, [all]);
  });
}
