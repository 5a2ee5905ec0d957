import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { mayGrant } from "@/server/domain/access/permissions";
import { ChangeRoleInput } from "@/server/domain/organization/schema";

import type { MemberContext } from "../access/resolve-member";
import { authorize, parseInput } from "../context";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { lockMembers, requireOtherOwner } from "./rows";

/** Gives a member another role. The last owner stays owner, also when two owners demote each other at once. */
export async function changeRole(ctx: MemberContext, input: unknown): Promise<void> {
  authorize(ctx, "members:manage");
  const { userId, role } = parseInput(ChangeRoleInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const { member, all, actorRole } = await lockMembers(tx, ctx.orgId, userId, ctx.actor.id);
    if (!mayGrant(actorRole, role)) throw new ServiceError("FORBIDDEN", "You cannot give a role above your own.");
    if (member.role === "owner" && role !== "owner") requireOtherOwner(all, userId);
    await tx.update(memberships).set({ role }).where(and(eq(memberships.orgId, ctx.orgId), eq(memberships.userId, userId)));
    await recordChanges(tx, ctx, [{ action: "member.role_changed", type: "access.granted", object: { kind: "member", id: userId }, detail: { from: member.role, to: role } }]);
  });
}
