import { asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";

import { notFound, ServiceError } from "../errors";

type Member = typeof memberships.$inferSelect;

/** Locks all memberships of the organization: who is the last owner cannot change meanwhile. */
export async function lockMembers(tx: Tx, orgId: string, userId: string): Promise<{ member: Member; all: Member[] }> {
  const all = await tx.select().from(memberships).where(eq(memberships.orgId, orgId)).orderBy(asc(memberships.userId)).for("update");
  const member = all.find((row) => row.userId === userId);
  if (!member) throw notFound("This member");
  return { member, all };
}

export function requireOtherOwner(all: Member[], userId: string): void {
  if (all.some((row) => row.role === "owner" && row.userId !== userId)) return;
  throw new ServiceError("CONFLICT", "An organization keeps at least one owner. Make somebody else owner first.");
}
