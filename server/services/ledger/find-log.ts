import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { LogState } from "@/server/domain/ledger/view";

import { notFound } from "../errors";

export type LogRow = { orgId: string; id: string; origin: string; state: LogState; createdAt: Date };

/** The log that is asked for by origin or id; else the one the organization writes to, or where it was closed without a successor, the last it wrote to. Throws NOT_FOUND. */
export async function findLog(tx: Tx, orgId: string, asked?: string): Promise<LogRow> {
  const [row] = await tx.execute<{ id: string; origin: string; state: LogState; created_at: string }>(sql`
    select id, origin, state, created_at from ledger.logs where org_id = ${orgId} and id = ${currentLog(orgId, asked).id}`);
  if (!row) throw notFound("The ledger");
  return { orgId, id: row.id, origin: row.origin, state: row.state, createdAt: new Date(row.created_at) };
}

/** That log by a sub-select, so that what is read of it needs no query before it. */
export function currentLog(orgId: string, asked?: string): { orgId: string; id: SQL } {
  if (asked !== undefined) return { orgId, id: sql`(select l.id from ledger.logs l where l.org_id = ${orgId} and (l.id = ${asked} or l.origin = ${asked}))` };
  return { orgId, id: sql`(select l.id from ledger.logs l where l.org_id = ${orgId} order by (l.state = 'closed'), l.created_at desc, l.id limit 1)` };
}
