import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { rightsRequests } from "@/db/schema/privacy";
import { AssignCaseInput } from "@/server/domain/privacy/desk-schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { caseName } from "./append-events";
import { lockRequest } from "./rows";

/** Says who of the organization sees to a request; null for nobody. */
export async function assignCase(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id, userId } = parseInput(AssignCaseInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const request = await lockRequest(tx, ctx.orgId, id);
    const [member] = userId === null ? [null] : await tx.select({ id: memberships.userId }).from(memberships).where(and(eq(memberships.orgId, ctx.orgId), eq(memberships.userId, userId)));
    if (member === undefined) throw notFound("This member");
    await tx.update(rightsRequests).set({ assigneeId: userId, updatedAt: ctx.now }).where(and(eq(rightsRequests.orgId, ctx.orgId), eq(rightsRequests.id, id)));
    await recordChanges(tx, ctx, [{ action: "rights_request.assigned", object: { kind: "rights_request", id, label: caseName(request.number) }, detail: { before: request.assigneeId, after: userId } }]);
  });
}
