import { setTimeout } from "node:timers/promises";

import { and, eq, gt } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { seals } from "@/db/schema/anchors";
import { leaves, logHeads } from "@/db/schema/ledger";

import { sequenceLog } from "../ledger/sequence";
import { mailSeal } from "./mail-seal";
import { publishForSeal } from "./publish-head";
import { sequenceAnchorLog } from "./sequence-anchor-log";
import type { AnchorTarget } from "./targets";

export type Seal = typeof seals.$inferSelect;
export type SealStep = "sequenced" | "published" | "anchored" | "mailed";

/**
 * Carries a seal out, step by step: its entry gets an index, the head that holds it goes into the anchor log, that gets
 * a new signed head (which starts its outside anchors), the mails are written. Each step finds out whether it was done,
 * so a seal that was broken off anywhere is carried on by running it again. A seal that is done is left alone.
 *
 * Throws where a step is not possible yet, e.g. while the log is frozen: the queue tries again.
 *
 * @param onStep told after each step, for tests that break off there
 */
export async function sealLedger(job: { orgId: string; sealId: string }, now: Date, targets: AnchorTarget[], onStep: (step: SealStep) => void = () => undefined): Promise<void> {
  const seal = await findSeal(job);
  if (!seal || seal.mailedAt) return;
  await sequenceUpTo(seal, now);
  onStep("sequenced");
  const size = seal.size ?? (await publishSeal(seal, now, targets));
  onStep("published");
  await sequenceAnchorLog(now, targets);
  onStep("anchored");
  await mailSeal({ ...seal, size }, now);
  onStep("mailed");
}

async function findSeal({ orgId, sealId }: { orgId: string; sealId: string }): Promise<Seal | undefined> {
  const [seal] = await withOrg(orgId, async (tx) => tx.select().from(seals).where(and(eq(seals.orgId, orgId), eq(seals.id, sealId))), "system");
  return seal;
}

const TRIES = 10;
const PAUSE_MS = 100;

/**
 * Until the entry has an index under a head that the guard holds: no other leaves the house. A sequencer that is at it right
 * now takes the entry along: that is waited for, a frozen log is not.
 */
async function sequenceUpTo({ orgId, logId, entryId }: Seal, now: Date): Promise<void> {
  const guarded = and(eq(logHeads.orgId, leaves.orgId), eq(logHeads.logId, leaves.logId), gt(logHeads.guardedSize, leaves.idx));
  const isSequenced = async () => (await withOrg(orgId, async (tx) => tx.select({ idx: leaves.idx }).from(leaves).innerJoin(logHeads, guarded).where(and(eq(leaves.orgId, orgId), eq(leaves.entryId, entryId))), "system")).length > 0;
  for (let idle = 0; !(await isSequenced()); ) {
    if ((await sequenceLog(orgId, logId, now)) > 0) continue;
    if (++idle > TRIES) throw new Error("The seal's entry has no index yet under a head that the guard holds.");
    await setTimeout(PAUSE_MS);
  }
}

async function publishSeal({ orgId, id }: Seal, now: Date, targets: AnchorTarget[]): Promise<number> {
  return withOrg(orgId, async (tx) => {
    const own = and(eq(seals.orgId, orgId), eq(seals.id, id));
    const [seal] = await tx.select().from(seals).where(own).for("update");
    if (seal?.size) return seal.size;
    const size = await publishForSeal(tx, orgId, now, targets);
    if (size === null) throw new Error("The log is frozen: nothing is published.");
    await tx.update(seals).set({ size, publishedAt: now }).where(own);
    return size;
  }, "system");
}
