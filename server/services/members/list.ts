import { asc, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { invitations, memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import type { InvitationView, MemberView } from "@/server/domain/organization/view";

import { authorize, type ServiceContext } from "../context";
import { personNames } from "../users/names";

/** Everybody in the organization, and who is invited. */
export async function listMembers(ctx: ServiceContext): Promise<{ members: MemberView[]; invitations: InvitationView[] }> {
  authorize(ctx, "members:read");
  return withOrg(ctx.orgId, async (tx) => {
    const members = await tx.select({ user: users, membership: memberships }).from(memberships).innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.orgId, ctx.orgId)).orderBy(asc(users.name)).limit(1000);
    const invited = await tx.select().from(invitations).where(eq(invitations.orgId, ctx.orgId)).orderBy(desc(invitations.createdAt)).limit(200);
    const names = await personNames(tx, invited.map((row) => row.invitedBy));
    return {
      members: members.map(({ user, membership }) => ({
        userId: user.id, name: user.name, email: user.email, role: membership.role, joinedAt: membership.joinedAt.toISOString(), lastSeenAt: membership.lastSeenAt?.toISOString() ?? null,
      })),
      invitations: invited.map((row) => ({
        id: row.id, email: row.email, role: row.role, invitedBy: names.get(row.invitedBy) ?? row.invitedBy, createdAt: row.createdAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(), state: stateOf(row, ctx.now),
      })),
    };
  });
}

function stateOf(row: typeof invitations.$inferSelect, now: Date): InvitationView["state"] {
  if (row.acceptedAt) return "accepted";
  if (row.revokedAt) return "revoked";
  return row.expiresAt <= now ? "expired" : "open";
}
