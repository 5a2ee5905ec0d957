import { and, eq, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { packContents, packs } from "@/db/schema/packs";
import { erasedSentence, expiredSentence } from "@/server/domain/packs/expiry";
import { removePack } from "@/server/storage/pack-store";

import { systemContext } from "../access/system-context";
import type { ServiceContext } from "../context";
import { recordOrHold } from "../ledger/record-or-hold";

type Ended = { id: string; title: string; sha256: string | null };

/** Ends every made pack that opens one of these evidence: from now on it is not handed out, and a job removes its file. */
export async function endPacksWith(tx: Tx, ctx: ServiceContext, evidenceIds: string[]): Promise<void> {
  const holding = tx.select({ id: packContents.packId }).from(packContents).where(and(eq(packContents.orgId, ctx.orgId), inArray(packContents.evidenceId, evidenceIds)));
  const ended = await tx.update(packs).set({ state: "erased", endedAt: ctx.now, error: erasedSentence(ctx.now) })
    .where(and(eq(packs.orgId, ctx.orgId), eq(packs.state, "done"), inArray(packs.id, holding))).returning({ id: packs.id, title: packs.title, sha256: packs.sha256 });
  await record(tx, ctx, ended, "content_erased");
}

/** Ends what is older than it may be, and removes the files of all that ended; while a ledger is frozen its record of that waits. Returns how many files went. */
export async function endOldPacks(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  let removed = 0;
  for (const { org_id: orgId } of orgs) {
    await withOrg(orgId, async (tx) => expire(tx, systemContext(orgId, now)), "system");
    removed += await removeEndedPacks(orgId, now);
  }
  return removed;
}

/** Removes the files of an organization's ended packs; one that cannot be removed is tried again by the next call. */
export async function removeEndedPacks(orgId: string, now: Date): Promise<number> {
  const open = and(eq(packs.orgId, orgId), inArray(packs.state, ["expired", "erased"]), isNull(packs.fileRemovedAt));
  const ended = await withOrg(orgId, async (tx) => tx.select({ id: packs.id, sha256: packs.sha256 }).from(packs).where(open), "system");
  for (const { id, sha256 } of ended) {
    if (sha256) await removePack(orgId, id, sha256);
    await withOrg(orgId, async (tx) => tx.update(packs).set({ fileRemovedAt: now }).where(and(eq(packs.orgId, orgId), eq(packs.id, id))), "system");
  }
  return ended.length;
}

async function expire(tx: Tx, ctx: ServiceContext): Promise<void> {
  const over = and(eq(packs.orgId, ctx.orgId), eq(packs.state, "done"), isNotNull(packs.expiresAt), lte(packs.expiresAt, ctx.now));
  const rows = await tx.select({ id: packs.id, title: packs.title, sha256: packs.sha256, expiresAt: packs.expiresAt }).from(packs).where(over).for("update");
  for (const { id, expiresAt } of rows) {
    await tx.update(packs).set({ state: "expired", endedAt: ctx.now, error: expiredSentence(expiresAt ?? ctx.now) }).where(and(eq(packs.orgId, ctx.orgId), eq(packs.id, id)));
  }
  await record(tx, ctx, rows, "expired");
}

async function record(tx: Tx, ctx: ServiceContext, ended: Ended[], why: "expired" | "content_erased"): Promise<void> {
  if (ended.length === 0) return;
  await recordOrHold(tx, ctx, ended.map(({ id, title, sha256 }) => ({ action: "pack.ended", object: { kind: "pack", id, label: title }, detail: { why, sha256 } })));
}
