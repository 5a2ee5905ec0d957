import { and, eq, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";

export const MEMBER = "This person belongs to the organization. Auditors are people outside of it: use the preview to see the room as they do.";

/** Whether whom `who` finds belongs to the organization. A member is never its auditor: they would read the auditors' private pages. The gate asks again (`find_audit_grant`). */
export async function isMember(tx: Tx, orgId: string, who: SQL): Promise<boolean> {
  const [row] = await tx.select({ id: users.id }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(and(eq(memberships.orgId, orgId), who)).limit(1);
  return row !== undefined;
}
