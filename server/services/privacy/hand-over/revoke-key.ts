import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { handOverKeys } from "@/db/schema/privacy-desk";
import { HandOverKeyId } from "@/server/domain/privacy/desk-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { notFound } from "../../errors";
import { recordChanges } from "../../ledger/record-change";

/** Ends a key. Nobody is handed over by it any more, nor can whoever was finish. */
export async function revokeHandOverKey(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:manage");
  const { id } = parseInput(HandOverKeyId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const live = and(eq(handOverKeys.orgId, ctx.orgId), eq(handOverKeys.id, id), isNull(handOverKeys.revokedAt));
    const [row] = await tx.update(handOverKeys).set({ revokedAt: ctx.now }).where(live).returning({ id: handOverKeys.id });
    if (!row) throw notFound("This key");
    await recordChanges(tx, ctx, [{ action: "hand_over_key.revoked", object: { kind: "hand_over_key", id, label: id }, detail: {} }]);
  });
}
