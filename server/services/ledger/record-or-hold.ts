import { and, eq, max, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Tx } from "@/db/client";
import { heldChanges, logs } from "@/db/schema/ledger";

import type { ServiceContext } from "../context";
import { currentLog } from "./find-log";
import { heldMark } from "./marked-rows";
import { openKeys } from "./open-keys";
import { recordChanges, type Change } from "./record-change";

/**
 * Records changes that alter nothing, such as a download; where the ledger is frozen they are kept for later instead, so
 * that reading goes on. Nothing is lost: whatever reopens the log records them, with the time they were made at.
 */
export async function recordOrHold(tx: Tx, ctx: ServiceContext, changes: Change[]): Promise<void> {
  if (await isActive(tx, ctx.orgId)) {
    await recordChanges(tx, ctx, changes);
    return;
  }
  const log = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, ctx.orgId), eq(logs.id, currentLog(ctx.orgId).id)));
  const before = await heldSoFar(tx, ctx.orgId);
  const keys = await openKeys(ctx.orgId);
  const rows = changes.map((change, i) => {
    const row = {
      orgId: ctx.orgId, id: uuidv7(), logId: log[0]?.id ?? "", at: ctx.now, actor: { kind: ctx.actor.kind, id: ctx.actor.id }, n: before + i + 1,
      origin: { ip: ctx.ip ?? null, userAgent: ctx.userAgent ?? null, requestId: ctx.requestId ?? null }, change: { ...change },
    };
    return { ...row, mark: heldMark(keys, row) };
  });
  // The row's foreign key holds the log's row, for which whoever reopens it waits: it finds these, or these find it open.
  await tx.insert(heldChanges).values(rows);
  if (!(await isActive(tx, ctx.orgId))) return;
  await recordChanges(tx, ctx, changes);
  for (const { id } of rows) await tx.delete(heldChanges).where(and(eq(heldChanges.orgId, ctx.orgId), eq(heldChanges.id, id)));
}

/** How many wait. One at a time, so that their numbers have no gap. */
async function heldSoFar(tx: Tx, orgId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`held changes ${orgId}`}, 0))`);
  const [row] = await tx.select({ n: max(heldChanges.n) }).from(heldChanges).where(eq(heldChanges.orgId, orgId));
  return row?.n ?? 0;
}

async function isActive(tx: Tx, orgId: string): Promise<boolean> {
  return (await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active")))).length > 0;
}
