import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { packs } from "@/db/schema/packs";
import { PackId } from "@/server/domain/packs/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { packOrThrow } from "./get";
import { firstTaken, lockRelease } from "./release-lock";

/** Takes a released pack back, as long as no auditor took it along: the next click of one finds nothing. CONFLICT once one did, or where it is not released. */
export async function takePackBack(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { id } = parseInput(PackId, input);
  await withOrg(ctx.orgId, async (tx) => {
    await lockRelease(tx, ctx.orgId, id);
    const { scope, title, releasedAt } = await packOrThrow(tx, ctx.orgId, id);
    if (!releasedAt || scope.kind !== "engagement") throw new ServiceError("CONFLICT", "This pack is not released.");
    if ((await firstTaken(tx, ctx.orgId, id)).size > 0) throw new ServiceError("CONFLICT", "An auditor took this pack along already: it cannot be taken back. The audit's list of views says who and when.");
    await tx.update(packs).set({ releasedAt: null }).where(and(eq(packs.orgId, ctx.orgId), eq(packs.id, id)));
    await recordChanges(tx, ctx, [{ action: "pack.taken_back", object: { kind: "pack", id, label: title }, detail: { engagementId: scope.engagement } }]);
  });
}
