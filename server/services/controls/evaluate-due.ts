import { and, eq, lt, lte, or, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { controlStatus } from "@/db/schema/controls";

import { Turns } from "../in-turns";
import { evaluateControls } from "./evaluate";

const DAY_MS = 86_400_000;
const turns = new Turns("clock");

/**
 * Judges every control of every organization whose verdict can have changed by time alone, and each at least daily, so that sentences and coverage stay
 * true. An organization that cannot be judged stops none of the others. Returns the changes written.
 */
export async function evaluateDueControls(now: Date): Promise<number> {
  const due = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.orgs_with_due_controls(${now.toISOString()})`), "system");
  return turns.give(due.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => evaluateDueOf(orgId, now));
}

/** The same for one organization. */
export async function evaluateDueOf(orgId: string, now: Date): Promise<number> {
  const rows = await withOrg(orgId, async (tx) =>
    tx.select({ id: controlStatus.controlId }).from(controlStatus).where(and(eq(controlStatus.orgId, orgId), or(lte(controlStatus.nextChangeAt, now), lt(controlStatus.evaluatedAt, new Date(now.getTime() - DAY_MS))))), "system");
  return rows.length > 0 ? evaluateControls(orgId, { at: now, now, controlIds: rows.map((row) => row.id) }) : 0;
}
