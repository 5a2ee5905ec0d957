import { and, eq, lt, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/organizations";

import { Turns } from "../in-turns";
import { KEPT_HOURS } from "./key-row";

const turns = new Turns("old keys");

/** Removes idempotency keys older than a day. Returns how many. */
export async function forgetOldKeys(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => {
    const gone = await withOrg(orgId, async (tx) => tx.delete(idempotencyKeys).where(and(eq(idempotencyKeys.orgId, orgId), lt(idempotencyKeys.createdAt, before))).returning({ key: idempotencyKeys.key }), "system");
    return gone.length;
  });
}
