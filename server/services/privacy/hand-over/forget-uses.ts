import { and, eq, lt, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { handOverUses } from "@/db/schema/privacy-desk";

/** Forgets used nonces whose tokens would be refused for their age anyway. */
export async function forgetOldHandOvers(now: Date): Promise<void> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  for (const { org_id: orgId } of orgs) await withOrg(orgId, async (tx) => tx.delete(handOverUses).where(and(eq(handOverUses.orgId, orgId), lt(handOverUses.expiresAt, now))), "system");
}
