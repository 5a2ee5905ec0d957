import { and, desc, eq, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import { NOT_SUCCEEDED } from "@/server/domain/ledger/head-guard";

import { log } from "../../log";
import { checkAnchorHead } from "../anchors/check-anchor-head";
import { successionOf } from "./carried-into";
import { faultOf } from "./check-head";
import { freezeLog } from "./freeze";
import { tellHeld } from "./held-count";
import { lockHead } from "./lock-head";
import { tellEnding } from "./log-ending";
import { noteAt } from "./note-at";
import { publishHead, type CutHead } from "./publish-head";
import { settleHeld } from "./settle-held";

/**
 * Holds every active log, the anchor log too, against the head guard, also those with nothing to sequence: after a restore the first to know
 * is not the person whose change is refused. A log that cannot be checked is logged and does not stop the others.
 */
export async function checkAllHeads(now: Date): Promise<void> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  for (const { org_id: orgId } of orgs) await tried(orgId, async () => checkHeadsOf(orgId, now));
  await tried("anchor log", async () => checkAnchorHead(now));
}

async function tried(whose: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    log().error({ whose, err: error instanceof Error ? error.message : String(error) }, "a ledger could not be held against the head guard, will try again");
  }
}

/** The same for one organization. One that was closed and that no other succeeded is frozen. A guard that lags, e.g. since a sequencer was killed between commit and guard, is brought forward, and with it what may leave the house; so is one that was not told of a succession, of what waits for a frozen ledger, or of what became of it. */
export async function checkHeadsOf(orgId: string, now: Date): Promise<void> {
  const { active, ahead } = await withOrg(orgId, async (tx) => {
    await stopClosed(tx, orgId, now);
    const active = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active")));
    const lagging: { logId: string; head: CutHead }[] = [];
    for (const { id } of active) {
      const head = await lockHead(tx, orgId, id, { skipLocked: true });
      if (head?.state !== "active") continue;
      const { fault, guard, database } = await faultOf(tx, head);
      if (fault) await freezeLog(tx, head, fault, now);
      else if (guard && Math.min(guard.size, head.guardedSize) < head.size) lagging.push({ logId: id, head: { origin: head.origin, size: head.size, root: head.root, note: await noteAt(tx, head, head.size), ...database } });
    }
    return { active: active.map(({ id }) => id), ahead: lagging };
  }, "system");
  for (const { logId, head } of ahead) await publishHead(orgId, logId, head, now);
  await tellEndings(orgId);
  await tellHeld(orgId);
  for (const logId of active) await settleHeld(orgId, logId, now);
}

/** An organization whose only log was closed past the product could record nothing for ever: frozen, it can be let go on or succeeded. */
async function stopClosed(tx: Tx, orgId: string, now: Date): Promise<void> {
  const newest = async () => (await tx.select({ id: logs.id, state: logs.state }).from(logs).where(eq(logs.orgId, orgId)).orderBy(sql`${logs.state} = 'closed'`, desc(logs.createdAt), logs.id).limit(1))[0];
  const found = await newest();
  if (found?.state !== "closed") return;
  const head = await lockHead(tx, orgId, found.id, { skipLocked: true });
  // A succession may have ended meanwhile.
  if (head && (await newest())?.state === "closed") await freezeLog(tx, head, NOT_SUCCEEDED, now);
}

/** Of every log that succeeds another, also of one that was closed since: the guard may be younger than their successions. The newest first. */
async function tellEndings(orgId: string): Promise<void> {
  const all = await withOrg(orgId, async (tx) => tx.select({ id: logs.id, origin: logs.origin }).from(logs).where(eq(logs.orgId, orgId)).orderBy(desc(logs.createdAt)), "system");
  for (const { id, origin } of all) {
    const succession = await withOrg(orgId, async (tx) => successionOf(tx, { orgId, id }), "system");
    if (succession) await tellEnding(succession.predecessor.origin, origin);
  }
}
