import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/activity";
import { memberships } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";

import { personNames } from "../users/names";

/** Names of members, and of everybody who ever did something here: somebody who left, auditors, keys. */
export async function knownPeople(tx: Tx, orgId: string): Promise<string[]> {
  const members = await tx.select({ name: users.name }).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(eq(memberships.orgId, orgId));
  const actors = await tx.selectDistinct({ id: auditEvents.actorId }).from(auditEvents).where(and(eq(auditEvents.orgId, orgId), inArray(auditEvents.actorKind, ["user", "apiKey"])));
  return [...members.map(({ name }) => name), ...(await personNames(tx, actors.map(({ id }) => id))).values()];
}
