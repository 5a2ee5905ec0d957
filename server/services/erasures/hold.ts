import { withOrg } from "@/db/client";
import { legalHolds } from "@/db/schema/erasures";
import { SetLegalHoldInput } from "@/server/domain/erasure/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { evidenceOrThrow } from "../evidence/rows";
import { holdKeys } from "../ledger/hold-keys";
import { recordChanges } from "../ledger/record-change";

/** Sets a legal hold on one evidence, or on all: nothing it covers can be erased while it stands. What was approved before is not stopped. */
export async function setLegalHold(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "evidence:erase");
  const { evidenceId, reason } = parseInput(SetLegalHoldInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    // Not while an approval is under way: either it sees the hold, or it was there before.
    await holdKeys(tx, ctx.orgId, "shared");
    const label = evidenceId ? `E-${(await evidenceOrThrow(tx, ctx, evidenceId)).number}` : "everything";
    const id = newId("legalHold");
    await tx.insert(legalHolds).values({ orgId: ctx.orgId, id, evidenceId: evidenceId ?? null, reason, by: ctx.actor.id, at: ctx.now });
    await recordChanges(tx, ctx, [{ action: "legal_hold.set", object: { kind: "legal_hold", id, label }, detail: { evidence: evidenceId ?? null, reason } }]);
    return { id };
  });
}
