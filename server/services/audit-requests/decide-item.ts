import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditRequestItems, auditRequests } from "@/db/schema/audit-requests";
import { isDecidable } from "@/server/domain/audit-requests/moves";
import { DecideItemInput } from "@/server/domain/audit-requests/schema";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize, parseInput } from "../context";
import { notFound, ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { goingOnOrThrow, noteEvents, requestObject, requestOrThrow } from "./rows";

/** An auditor accepts one piece of evidence or returns it with a reason. The first decision takes the request into review. */
export async function decideItem(ctx: AuditorContext, input: unknown): Promise<void> {
  authorize(ctx, "audit:work");
  const { id, itemId, accepted, reason, text } = parseInput(DecideItemInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id, true);
    await goingOnOrThrow(tx, ctx, row.engagementId);
    if (!isDecidable(row.state)) throw new ServiceError("CONFLICT", "Evidence is decided on while the request is submitted or in review.");
    const of = and(eq(auditRequestItems.orgId, ctx.orgId), eq(auditRequestItems.requestId, id), eq(auditRequestItems.id, itemId));
    const [item] = await tx.select().from(auditRequestItems).where(of).for("update");
    if (!item || item.state === "attached" || item.state === "removed") throw notFound("This item");
    if (item.state !== "submitted") throw new ServiceError("CONFLICT", `This item was ${item.state} already.`);
    const decision = { state: accepted ? ("accepted" as const) : ("returned" as const), reason: accepted ? null : (reason ?? null), text: text || null };
    await tx.update(auditRequestItems).set({ ...decision, decidedBy: ctx.actor.id, decidedAt: ctx.now, grantId: ctx.grantId }).where(of);
    if (row.state === "submitted") await tx.update(auditRequests).set({ state: "in_review", stateSince: ctx.now, updatedAt: ctx.now }).where(and(eq(auditRequests.orgId, ctx.orgId), eq(auditRequests.id, id)));
    await noteEvents(tx, ctx, [{ request: row, kind: accepted ? "item_accepted" : "item_returned", reason: decision.reason, text, itemId }]);
    await recordChanges(tx, ctx, [{ action: accepted ? "audit_request.item_accepted" : "audit_request.item_returned", object: requestObject(row), detail: { itemId, evidenceId: item.evidenceId, ...decision } }]);
  });
}
