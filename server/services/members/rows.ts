import { asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";

import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import type { Role } from "@/server/domain/organization/view";

import { notFound, ServiceError } from "../errors";

type Member = typeof memberships.$inferSelect;

/** Locks all memberships of the organization: who is the last owner cannot change meanwhile. */
export async function lockMembers(tx: Tx, orgId: string, userId: string, actorId: string): Promise<{ member: Member; all: Member[]; actorRole: Role }> {
  const all = await tx.select().from(memberships).where(eq(memberships.orgId, orgId)).orderBy(asc(memberships.userId)).for("update");
  const member = all.find((row) => row.userId === userId);
  if (!member) throw notFound("This member");
  // What the request was allowed to do when it came in may be gone by now.
  const actorRole = all.find((row) => row.userId === actorId)?.role;
  if (!actorRole || !ROLE_PERMISSIONS[actorRole].has("members:manage")) throw new ServiceError("FORBIDDEN", "Your role does not allow this any more.");
  return { member, all, actorRole };
}

export function requireOtherOwner(all: Member[], userId: string): void {
  if (all.some((row) => row.role === "owner" && row.userId !== userId)) return;
  throw new ServiceError("CONFLICT", "An organization keeps at least one owner. Make somebody else owner first.");
}
