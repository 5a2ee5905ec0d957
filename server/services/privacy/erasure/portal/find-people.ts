import { inArray, sql, and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { invitations, memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";

/**
 * Where the person stands as somebody who works with the portal. A member's account and what they did stay: who decided what
 * is the proof the organization has to keep (GDPR Art. 17(3)(b) and (e), 5(2)), and the account is the person's own, in
 * other organizations too. An invitation is part of that: it stands in the audit trail with its address, as proof of whom access was
 * given to. One that was never accepted is told apart, as proof of whom it was offered to, so that an open one is taken back.
 */
export async function findPeople(tx: Tx, orgId: string, needles: readonly string[]): Promise<{ kind: "member" | "invitation"; objectId: string; kept: string }[]> {
  if (needles.length === 0) return [];
  const members = await tx.select({ id: users.id }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.orgId, orgId), inArray(sql`lower(${users.email})`, [...needles])));
  const invited = await tx.select({ id: invitations.id, acceptedAt: invitations.acceptedAt }).from(invitations).where(and(eq(invitations.orgId, orgId), inArray(sql`lower(${invitations.email})`, [...needles])));
  return [
    ...members.map(({ id }) => ({ kind: "member" as const, objectId: id, kept: "account_and_actions" })),
    ...invited.map(({ id, acceptedAt }) => ({ kind: "invitation" as const, objectId: id, kept: acceptedAt ? "access_record" : "invitation_record" })),
  ];
}
