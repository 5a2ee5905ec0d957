import { and, desc, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchorPending, anchors, publishedHeads } from "@/db/schema/anchors";
import { checkpoints, logHeads, logs } from "@/db/schema/ledger";
import { publicationDue } from "@/server/domain/anchors/due";
import type { PublicationReason } from "@/server/domain/anchors/schema";
import { newId } from "@/server/domain/ids/ids";
import { anchorLeafBytes, tenantHead } from "@/server/domain/ledger/anchor";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";

import { ServiceError } from "../errors";
import { openKeys } from "../ledger/open-keys";
import { headName, signedHeadName } from "./leaf-names";
import type { AnchorTarget } from "./targets";

type Log = typeof logs.$inferSelect;
type Head = typeof logHeads.$inferSelect;

/**
 * Gives the head of one organization's log to the anchor log's queue, where it is due. Its own row and the queue's are
 * one transaction, and publishers of one log take turns (row lock), so sizes never fall and no head goes twice.
 *
 * @returns what it was published for, null where nothing was due or the log is frozen
 * Throws `PUBLISHED_HEAD_AHEAD` (see `publicationDue`)
 */
export async function publishHead(orgId: string, now: Date, targets: AnchorTarget[]): Promise<PublicationReason | null> {
  return withOrg(orgId, async (tx) => {
    const state = await lockedState(tx, orgId);
    const reason = state && publicationDue(state.head, state.last, now);
    if (!state || !reason) return null;
    await publish(tx, { ...state, reason, now, targets });
    return reason;
  }, "system");
}

/** The same at once for a seal, within the caller's transaction. Returns the size of the published head, null for a frozen log. */
export async function publishForSeal(tx: Tx, orgId: string, now: Date, targets: AnchorTarget[]): Promise<number | null> {
  const state = await lockedState(tx, orgId);
  if (!state) return null;
  const due = publicationDue(state.head, state.last, now);
  if (due === "changed" || due === "succession") await publish(tx, { ...state, reason: "seal", now, targets });
  return state.head.size;
}

async function lockedState(tx: Tx, orgId: string) {
  // One organization that is locked for long must not hold up the round.
  await tx.execute(sql`set local lock_timeout = '5s'`);
  // Neither writers nor the sequencer lock this row in a way that conflicts.
  const [log] = await tx.select().from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active"))).for("no key update");
  if (!log) return undefined;
  const [stored] = await tx.select().from(logHeads).where(and(eq(logHeads.orgId, orgId), eq(logHeads.logId, log.id)));
  const head = stored && (await guardedHead(tx, stored));
  const [last] = await tx.select().from(publishedHeads).where(and(eq(publishedHeads.orgId, orgId), eq(publishedHeads.logId, log.id)))
    .orderBy(desc(publishedHeads.size), desc(publishedHeads.publishedAt)).limit(1);
  return head ? { log, head, last: last && { ...last, isHeld: await isHeld(tx, last.entryId) } } : undefined;
}

/** By the log that is written to, where what waits goes too. In one statement: between two a leaf may go from the queue to its place. */
async function isHeld(tx: Tx, entryId: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(sql`select exists (select 1 from ledger.anchor_pending where entry_id = ${entryId})
    or exists (select 1 from ledger.anchor_leaves where entry_id = ${entryId} and log_no = (select max(id) from ledger.anchor_head)) as held`);
  return row?.held ?? false;
}

/** The newest head that the head guard holds: no later one leaves the house. */
async function guardedHead(tx: Tx, head: Head): Promise<Head> {
  const size = Math.min(head.guardedSize, head.size);
  if (size === head.size) return head;
  const [signed] = await tx.select({ root: checkpoints.root }).from(checkpoints).where(and(eq(checkpoints.orgId, head.orgId), eq(checkpoints.logId, head.logId), eq(checkpoints.size, size)));
  return { ...head, size, root: signed?.root ?? rootHash(EMPTY_FRONTIER) };
}

async function nameOf(row: Omit<typeof publishedHeads.$inferSelect, "entryId">): Promise<string> {
  try {
    return headName(await openKeys(row.orgId), row);
  } catch (error) {
    // Only of keys that are missing. What was signed must be anchored whatever became of what is sealed.
    if (!(error instanceof ServiceError) || error.code !== "UNAVAILABLE") throw error;
    return signedHeadName(row);
  }
}

type Publication = { log: Log; head: Head; reason: PublicationReason; now: Date; targets: AnchorTarget[] };

async function publish(tx: Tx, { log, head: { size, root }, reason, now, targets }: Publication): Promise<void> {
  const of = { orgId: log.orgId, logId: log.id };
  const row = { ...of, size, root, reason, publishedAt: now };
  const entryId = await nameOf(row);
  await tx.insert(publishedHeads).values({ ...row, entryId });
  await tx.insert(anchorPending).values({ entryId, waits: 0, leafBytes: anchorLeafBytes(tenantHead({ origin: log.origin, size, root })) });
  const buckets = targets.filter(({ kind }) => kind === "object_lock");
  if (buckets.length === 0 || reason === "heartbeat") return;
  const waiting = and(eq(anchors.orgId, log.orgId), eq(anchors.logId, log.id), eq(anchors.kind, "object_lock"), eq(anchors.status, "pending"));
  // The copy of a longer log holds the shorter one.
  await tx.update(anchors).set({ status: "superseded", nextTryAt: null }).where(waiting);
  await tx.insert(anchors).values(buckets.map(({ kind, target }) => ({ ...of, id: newId("anchor"), size, kind, target, status: "pending" as const, nextTryAt: now, createdAt: now })));
}
