import { and, eq } from "drizzle-orm";
import { z } from "zod";

import { withOrg } from "@/db/client";
import { controls } from "@/db/schema/controls";
import { memberships } from "@/db/schema/organizations";

import { authorize, parseInput, type ServiceContext } from "../context";
import { recordChanges } from "../ledger/record-change";
import { lockMembers, requireOtherOwner } from "./rows";

/** Removes a member: no access from the next request on. Controls they owned are without owner; what they did stays on record. */
export async function removeMember(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "members:manage");
  const { userId } = parseInput(z.strictObject({ userId: z.string().max(60) }), input);
  await withOrg(ctx.orgId, async (tx) => {
    const { member, all } = await lockMembers(tx, ctx.orgId, userId, ctx.actor.id);
    if (member.role === "owner") requireOtherOwner(all, userId);
    await tx.update(controls).set({ ownerId: null }).where(and(eq(controls.orgId, ctx.orgId), eq(controls.ownerId, userId)));
    await tx.delete(memberships).where(and(eq(memberships.orgId, ctx.orgId), eq(memberships.userId, userId)));
    await recordChanges(tx, ctx, [{ action: "member.removed", object: { kind: "member", id: userId }, detail: { role: member.role } }]);
  });
}
