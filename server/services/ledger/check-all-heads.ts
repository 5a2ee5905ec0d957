import { and, eq, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { logs } from "@/db/schema/ledger";

import { log } from "../../log";
import { faultOf } from "./check-head";
import { freezeLog } from "./freeze";
import { lockHead } from "./lock-head";

/**
 * Holds every active log against the head guard, also those with nothing to sequence: after a restore the first to know
 * is not the person whose change is refused. A log that cannot be checked is logged and does not stop the others.
 */
export async function checkAllHeads(now: Date): Promise<void> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  for (const { org_id: orgId } of orgs) {
    try {
      await checkHeadsOf(orgId, now);
    } catch (error) {
      log().error({ orgId, err: error instanceof Error ? error.message : String(error) }, "a ledger could not be held against the head guard, will try again");
    }
  }
}

async function checkHeadsOf(orgId: string, now: Date): Promise<void> {
  await withOrg(orgId, async (tx) => {
    const active = await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.state, "active")));
    for (const { id } of active) {
      const head = await lockHead(tx, orgId, id, { skipLocked: true });
      const fault = head?.state === "active" ? (await faultOf(tx, head)).fault : null;
      if (head && fault) await freezeLog(tx, head, fault, now);
    }
  }, "system");
}
