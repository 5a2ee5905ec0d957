import { and, eq, inArray } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditRequestItems } from "@/db/schema/audit-requests";
import { takesEvidence } from "@/server/domain/audit-requests/moves";
import { AttachInput } from "@/server/domain/audit-requests/schema";
import { newId } from "@/server/domain/ids/ids";

import { authorize, parseInput, type ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { evidenceOrThrow } from "../evidence/rows";
import { recordChanges } from "../ledger/record-change";
import { goingOnOrThrow, requestObject, requestOrThrow } from "./rows";

/**
 * Puts evidence that the reader reaches with a request. The auditor sees it once the request is submitted. Attaching twice is attaching
 * once; what was returned may be brought again.
 */
export async function attachEvidence(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "work:read");
  const { id, evidenceId } = parseInput(AttachInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id, true);
    await goingOnOrThrow(tx, ctx, row.engagementId);
    if (!takesEvidence(row.state)) throw new ServiceError("CONFLICT", "The auditor has the turn. Take the request back first, or write a comment.");
    const found = await evidenceOrThrow(tx, ctx, evidenceId);
    const [standing] = await tx.select({ id: auditRequestItems.id }).from(auditRequestItems)
      .where(and(eq(auditRequestItems.orgId, ctx.orgId), eq(auditRequestItems.requestId, id), eq(auditRequestItems.evidenceId, evidenceId), inArray(auditRequestItems.state, ["attached", "submitted", "accepted"])));
    if (standing) return standing;
    const itemId = newId("auditRequestItem");
    await tx.insert(auditRequestItems).values({ orgId: ctx.orgId, engagementId: row.engagementId, id: itemId, requestId: id, evidenceId, state: "attached", attachedBy: ctx.actor.id, attachedAt: ctx.now });
    await recordChanges(tx, ctx, [{ action: "audit_request.item_attached", object: requestObject(row), detail: { itemId, evidenceId, number: found.number } }]);
    return { id: itemId };
  });
}
