import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditRequests } from "@/db/schema/audit-requests";
import { memberships } from "@/db/schema/organizations";
import { AssignRequestInput } from "@/server/domain/audit-requests/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { goingOnOrThrow, requestObject, requestOrThrow } from "./rows";

/** Says who of the organization answers a request; null for nobody. It then stands in their work. */
export async function assignRequest(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { id, ownerId } = parseInput(AssignRequestInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await requestOrThrow(tx, ctx, id, true);
    await goingOnOrThrow(tx, ctx, row.engagementId);
    const [member] = ownerId === null ? [null] : await tx.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.orgId, ctx.orgId), eq(memberships.userId, ownerId)));
    if (member === undefined) throw notFound("This member");
    if (row.ownerId === ownerId) return;
    await tx.update(auditRequests).set({ ownerId, updatedAt: ctx.now }).where(and(eq(auditRequests.orgId, ctx.orgId), eq(auditRequests.id, id)));
    await recordChanges(tx, ctx, [{ action: "audit_request.assigned", object: requestObject(row), detail: { before: row.ownerId, after: ownerId } }]);
  });
}
