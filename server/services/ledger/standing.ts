import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { checkpoints, keys } from "@/db/schema/ledger";
import { EvidenceId } from "@/server/domain/evidence/schema";
import type { ProofStanding } from "@/server/domain/ledger/view";

import { evidenceInReach } from "../access/reach";
import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { anchorStateOf } from "./anchor-state";
import { mayProve } from "./evidence-entry";
import { positionOf } from "./position";

/** How far an item's proof has come: recorded with the push, sequenced under a signed checkpoint, anchored outside. */
export async function proofStanding(ctx: ServiceContext, input: unknown): Promise<ProofStanding> {
  authorize(ctx, "evidence:read");
  const { id } = parseInput(EvidenceId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const [item] = await tx.select({ entryId: evidence.entryId, pushedById: evidence.pushedById }).from(evidence).where(and(eq(evidence.orgId, ctx.orgId), eq(evidence.id, id), evidenceInReach(ctx, "evidence")));
    if (!item) throw notFound("This evidence");
    const { logId, index, createdAt, origin, madeFor } = await positionOf(tx, ctx.orgId, item.entryId);
    const [signing] = await tx.select({ vkey: keys.vkey }).from(keys)
      .where(and(eq(keys.orgId, ctx.orgId), eq(keys.logId, logId), eq(keys.status, "active"), isNull(keys.toSize))).orderBy(desc(keys.fromSize)).limit(1);
    const carried = origin === madeFor ? null : { from: madeFor, to: origin };
    const standing = { vkey: signing?.vkey ?? null, entryId: item.entryId, recordedAt: createdAt.toISOString(), mayProve: mayProve(ctx, item), carried };
    if (index === null) return { ...standing, sequenced: null, anchored: null };
    // The first checkpoint over it: it was signed in the transaction that gave the index.
    const [first] = await tx.select({ at: checkpoints.cutAt, size: checkpoints.size }).from(checkpoints)
      .where(and(eq(checkpoints.orgId, ctx.orgId), eq(checkpoints.logId, logId), gt(checkpoints.size, index))).orderBy(asc(checkpoints.size)).limit(1);
    const sequenced = first ? { index, at: first.at.toISOString(), size: first.size } : null;
    return { ...standing, sequenced, anchored: await anchorStateOf(tx, { orgId: ctx.orgId, logId }, index) };
  });
}
