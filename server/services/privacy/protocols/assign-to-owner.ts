import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { rightsRequests } from "@/db/schema/privacy";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { caseName } from "../append-events";
import { lockRequest } from "../rows";

/** Gives a case to whoever has owned the organization longest: what concerns a whole shop is not one person's routine. */
export async function assignToOwner(tx: Tx, ctx: ServiceContext, requestId: string): Promise<void> {
  const [owner] = await tx.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.orgId, ctx.orgId), eq(memberships.role, "owner"))).orderBy(asc(memberships.joinedAt), asc(memberships.userId)).limit(1);
  if (!owner) return;
  const request = await lockRequest(tx, ctx.orgId, requestId);
  await tx.update(rightsRequests).set({ assigneeId: owner.id, updatedAt: ctx.now }).where(and(eq(rightsRequests.orgId, ctx.orgId), eq(rightsRequests.id, requestId)));
  await recordChanges(tx, ctx, [{ action: "rights_request.assigned", object: { kind: "rights_request", id: requestId, label: caseName(request.number) }, detail: { before: null, after: owner.id } }]);
}
