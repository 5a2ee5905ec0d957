import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships, organizations } from "@/db/schema/organizations";
import { users } from "@/db/schema/users";
import type { Findings } from "@/server/domain/ledger/finding";
import { env } from "@/server/env";

import { queueMail } from "../mail/queue";

const IN_MAIL = 10;

/** Writes to every owner, in the transaction that keeps the result: there is no failed check that nobody was told of. */
export async function raiseAlarm(tx: Tx, orgId: string, findings: Findings, now: Date): Promise<void> {
  const owners = await tx.select({ email: users.email, slug: organizations.slug, organization: organizations.name }).from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId)).innerJoin(organizations, eq(organizations.orgId, memberships.orgId))
    .where(and(eq(memberships.orgId, orgId), eq(memberships.role, "owner")));
  for (const { email, slug, organization } of owners) {
    const props = { url: `${new URL(env().PROOFROOM_URL).origin}/o/${slug}/ledger`, organization, total: findings.total, findings: findings.list.slice(0, IN_MAIL) };
    await queueMail(tx, now, { to: email, template: { name: "ledger-alarm", props } });
  }
}
