import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { erasures } from "@/db/schema/erasures";
import { RefuseErasureInput } from "@/server/domain/erasure/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { lockErasure } from "./rows";

/** Turns a requested erasure down, or takes one's own request back, with the reason, which only those who may erase read. It can be asked for again. */
export async function refuseErasure(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:erase");
  const { id, reason } = parseInput(RefuseErasureInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const [first] = await lockErasure(tx, ctx.orgId, id);
    if (first.state !== "requested") throw new ServiceError("CONFLICT", "This erasure was decided already.");
    await tx.update(erasures).set({ state: "refused", decidedBy: ctx.actor.id, decidedAt: ctx.now, decisionNote: reason }).where(and(eq(erasures.orgId, ctx.orgId), eq(erasures.id, id)));
    await recordChanges(tx, ctx, [{ action: "erasure.refused", object: { kind: "erasure", id }, detail: {} }]);
  });
}
