import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditGrants } from "@/db/schema/engagements";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import { grantState } from "@/server/domain/engagements/grant-state";
import type { RoomPeople } from "@/server/domain/engagements/room-view";

import type { AuditorContext } from "../access/resolve-auditor";
import { authorize } from "../context";

/** Everybody who has access to the engagement: auditors with what theirs opens and until when, and who of the organization runs it. */
export async function listRoomPeople(ctx: AuditorContext): Promise<RoomPeople> {
  authorize(ctx, "audit:read");
  return withOrg(ctx.orgId, async (tx) => {
    const grants = await tx.select().from(auditGrants)
      .where(and(eq(auditGrants.orgId, ctx.orgId), eq(auditGrants.engagementId, ctx.engagement.id), isNull(auditGrants.revokedAt))).orderBy(asc(auditGrants.name), asc(auditGrants.createdAt), asc(auditGrants.id));
    const members = await tx.select({ name: users.name, role: memberships.role }).from(memberships).innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.orgId, ctx.orgId), inArray(memberships.role, ["owner", "officer"]))).orderBy(sql`${memberships.role} <> 'owner'`, asc(users.name));
    const standing = grants.map((grant) => ({ grant, state: grantState(grant, ctx.now) })).filter(({ state }) => state === "active" || state === "invited");
    return {
      auditors: standing.map(({ grant: { id, name, email, frameworks, windowFrom, windowTo, expiresAt }, state }) => ({ id, name, email, frameworks, windowFrom, windowTo, state, expiresAt: expiresAt.toISOString(), isMe: id === ctx.grantId })),
      organization: members,
    };
  });
}
