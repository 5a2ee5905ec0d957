import { and, asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Tx } from "@/db/client";
import { heldChanges, logs } from "@/db/schema/ledger";

import { systemContext } from "../access/system-context";
import type { ServiceContext } from "../context";
import { currentLog } from "./find-log";
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
  const rows = changes.map((change) => ({
    orgId: ctx.orgId, id: uuidv7(), logId: log[0]?.id ?? "", at: ctx.now, actor: { kind: ctx.actor.kind, id: ctx.actor.id },
    origin: { ip: ctx.ip ?? null, userAgent: ctx.userAgent ?? null, requestId: ctx.requestId ?? null }, change: { ...change },
  }));
  // The row's foreign key holds the log's row, for which whoever reopens it waits: it finds these, or these find it open.
  await tx.insert(heldChanges).values(rows);
  if (!(await isActive(tx, ctx.orgId))) return;
  await recordChanges(tx, ctx, changes);
  for (const { id } of rows) await tx.delete(heldChanges).where(and(eq(heldChanges.orgId, ctx.orgId), eq(heldChanges.id, id)));
}

/** Records what was kept while the organization's ledger was frozen. For who just made a log active, in the same transaction. */
export async function recordHeld(tx: Tx, orgId: string, now: Date): Promise<void> {
  await tx.select({ id: logs.id }).from(logs).where(eq(logs.orgId, orgId)).for("update");
  const rows = await tx.select().from(heldChanges).where(eq(heldChanges.orgId, orgId)).orderBy(asc(heldChanges.at), asc(heldChanges.id));
  for (const { at, actor, origin, change } of rows) {
    const kept = change as Change;
    const detail = { ...kept.detail, kept_while_frozen_until: now.toISOString() };
    await recordChanges(tx, { ...systemContext(orgId, at), actor: actor as ServiceContext["actor"], ...origin }, [{ ...kept, detail }]);
  }
  await tx.delete(heldChanges).where(eq(heldChanges.orgId, orgId));
}

async function isActive(tx: Tx, orgId: string): Promise<boolean> {
  return (await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active")))).length > 0;
}
