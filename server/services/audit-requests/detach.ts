import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditRequestItems } from "@/db/schema/audit-requests";
import { DetachInput } from "@/server/domain/audit-requests/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound, ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { goingOnOrThrow, requestObject, requestOrThrow } from "./rows";

/** Takes evidence off a request that the auditor was not given yet. What they have seen stays. */
export async function detachEvidence(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "work:read");
  const { id, itemId } = parseInput(DetachInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id, true);
    await goingOnOrThrow(tx, ctx, row.engagementId);
    const of = and(eq(auditRequestItems.orgId, ctx.orgId), eq(auditRequestItems.requestId, id), eq(auditRequestItems.id, itemId));
    const [item] = await tx.select().from(auditRequestItems).where(of).for("update");
    if (!item || item.state === "removed") throw notFound("This item");
    if (item.state !== "attached") throw new ServiceError("CONFLICT", "The auditor has it already: it stays on the request.");
    await tx.update(auditRequestItems).set({ state: "removed", decidedBy: ctx.actor.id, decidedAt: ctx.now }).where(of);
    await recordChanges(tx, ctx, [{ action: "audit_request.item_removed", object: requestObject(row), detail: { itemId, evidenceId: item.evidenceId } }]);
  });
}
