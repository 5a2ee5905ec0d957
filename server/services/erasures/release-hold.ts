import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { legalHolds } from "@/db/schema/erasures";
import { committedHold } from "@/server/domain/erasure/committed-rows";
import { ReleaseLegalHoldInput } from "@/server/domain/erasure/schema";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";

/** Ends a legal hold. It stays on record, with who ended it and why; as when it was set, the reason is for those who may erase. */
export async function releaseLegalHold(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "evidence:erase");
  const { id, reason } = parseInput(ReleaseLegalHoldInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const [ended] = await tx.update(legalHolds).set({ releasedBy: ctx.actor.id, releasedAt: ctx.now, releaseReason: reason })
      .where(and(eq(legalHolds.orgId, ctx.orgId), eq(legalHolds.id, id), isNull(legalHolds.releasedAt))).returning();
    if (!ended) throw notFound("This legal hold");
    await recordChanges(tx, ctx, [{ action: "legal_hold.released", object: { kind: "legal_hold", id }, detail: {}, rows: { hold: rowsDigest([committedHold(ended)]) } }]);
  });
}
