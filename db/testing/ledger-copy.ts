import postgres from "postgres";

import { admin } from "./admin";

const TABLES = ["logs", "log_heads", "entries", "pending", "leaves", "tiles", "checkpoints", "signatures", "keys", "openings", "erased_entries"];
type Copy = { orgId: string; rows: Map<string, string[]> };

/** An organization's ledger as a backup would have it at this moment. */
export async function copyLedger(orgId: string): Promise<Copy> {
  const rows = new Map<string, string[]>();
  for (const table of TABLES) rows.set(table, (await admin().unsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from ledger.${table} t where org_id = $1 order by 1`, [orgId])).map(({ row }) => row));
  return { orgId, rows };
}

/** Puts a copy back in place of what is there, past every trigger and foreign key, as a restore does. */
export async function restoreLedger({ orgId, rows }: Copy): Promise<void> {
  await pastTriggers(async (sql) => {
    for (const table of TABLES) await sql.unsafe(`delete from ledger.${table} where org_id = $1`, [orgId]);
    for (const [table, all] of rows) await sql.unsafe(`insert into ledger.${table} select r.* from unnest($1::text[]) as line, jsonb_populate_record(null::ledger.${table}, line::jsonb) r`, [all]);
  });
}

/** What a superuser can do to append-only tables. */
export async function pastTriggers(work: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<void> {
  await admin().begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await work(sql);
  });
}
