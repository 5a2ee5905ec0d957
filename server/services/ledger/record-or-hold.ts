import { and, asc, eq, max, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Tx } from "@/db/client";
import { heldChanges, logs } from "@/db/schema/ledger";

import { systemContext } from "../access/system-context";
import type { ServiceContext } from "../context";
import { currentLog } from "./find-log";
import { heldMark, isOlderThanMarks } from "./marked-rows";
import { markedSince } from "./marked-since";
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

/**
 * Records what was kept while the organization's ledger was frozen. For who just made a log active, in the same transaction. What
 * does not bear its mark is recorded as found, with what it claims, and as nobody's act; what may be from before there were marks is
 * recorded with a word that nothing vouches for it.
 */
export async function recordHeld(tx: Tx, orgId: string, now: Date): Promise<void> {
  await tx.select({ id: logs.id }).from(logs).where(eq(logs.orgId, orgId)).for("update");
  const rows = await tx.select().from(heldChanges).where(eq(heldChanges.orgId, orgId)).orderBy(asc(heldChanges.n), asc(heldChanges.at), asc(heldChanges.id));
  const keys = rows.length > 0 ? await openKeys(orgId) : undefined;
  const since = rows.some(({ mark }) => mark === null) ? await markedSince(tx, orgId) : null;
  for (const row of rows) {
    const { id, at, actor, origin, change } = row;
    const isOld = isOlderThanMarks(row, since);
    if (keys && !isOld && heldMark(keys, row) !== row.mark) {
      const claims = { at: at.toISOString(), actor, action: change["action"] ?? null, object: change["object"] ?? null };
      await recordChanges(tx, systemContext(orgId, now), [{ action: "held_change.refused", object: { kind: "held_change", id }, detail: { claims } }]);
      continue;
    }
    const kept = change as Change;
    const detail = { ...kept.detail, kept_while_frozen_until: now.toISOString(), ...(isOld && { kept_without_mark: true }) };
    await recordChanges(tx, { ...systemContext(orgId, at), actor: actor as ServiceContext["actor"], ...origin }, [{ ...kept, detail }]);
  }
  await tx.delete(heldChanges).where(eq(heldChanges.orgId, orgId));
}

async function isActive(tx: Tx, orgId: string): Promise<boolean> {
  return (await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active")))).length > 0;
}
