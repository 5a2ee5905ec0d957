import { and, eq, lte, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { controlStatus } from "@/db/schema/controls";

import { evaluateControls } from "./evaluate";

/** Judges every control of every organization whose verdict can have changed by time alone. Returns the changes written. */
export async function evaluateDueControls(now: Date): Promise<number> {
  const due = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.orgs_with_due_controls(${now.toISOString()})`), "system");
  let changes = 0;
  for (const { org_id: orgId } of due) changes += await evaluateDueOf(orgId, now);
  return changes;
}

/** The same for one organization. */
export async function evaluateDueOf(orgId: string, now: Date): Promise<number> {
  const rows = await withOrg(orgId, async (tx) =>
    tx.select({ id: controlStatus.controlId }).from(controlStatus).where(and(eq(controlStatus.orgId, orgId), lte(controlStatus.nextChangeAt, now))), "system");
  return rows.length > 0 ? evaluateControls(orgId, now, rows.map((row) => row.id)) : 0;
}
