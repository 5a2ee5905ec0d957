import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { packs } from "@/db/schema/packs";
import { PackId } from "@/server/domain/packs/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementName, engagementOrThrow } from "../engagements/rows";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { packOrThrow } from "./get";
import { lockRelease } from "./release-lock";

/**
 * Releases a made pack of an audit to the auditors of the whole of it, who find it in their room from then on. Until then it is the
 * organization's alone, so a pack can be made on trial. CONFLICT where it is of no audit, not made, released already, or its audit has ended; GONE once it ended itself.
 */
export async function releasePack(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { id } = parseInput(PackId, input);
  await withOrg(ctx.orgId, async (tx) => {
    await lockRelease(tx, ctx.orgId, id);
    const { scope, state, title, sha256, expiresAt, releasedAt } = await packOrThrow(tx, ctx.orgId, id);
    if (scope.kind !== "engagement") throw new ServiceError("CONFLICT", "Only a pack of an audit has auditors to release it to. Make one with the audit as its scope.");
    const { number, phase } = await engagementOrThrow(tx, ctx, scope.engagement);
    if (phase === "ended") throw new ServiceError("CONFLICT", "This audit has ended: nobody outside sees anything of it any more.");
    if (state === "expired" || state === "erased" || (expiresAt && expiresAt <= ctx.now)) throw new ServiceError("GONE", "This pack ended. Make a new one and release that.");
    if (state !== "done") throw new ServiceError("CONFLICT", "This pack is not made yet.");
    if (releasedAt) throw new ServiceError("CONFLICT", "This pack is released already.");
    await tx.update(packs).set({ releasedAt: ctx.now }).where(and(eq(packs.orgId, ctx.orgId), eq(packs.id, id)));
    await recordChanges(tx, ctx, [{ action: "pack.released", type: "access.granted", object: { kind: "pack", id, label: title }, detail: { engagementId: scope.engagement, engagement: engagementName(number), sha256 } }]);
  });
}
