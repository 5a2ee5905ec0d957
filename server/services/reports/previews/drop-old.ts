import { and, eq, lt, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { reportPreviews } from "@/db/schema/reports";
import { PREVIEW_KEPT_MS } from "@/server/domain/reports/preview";

import { Turns } from "../../in-turns";

const turns = new Turns("old previews");

/** Takes previews away that were asked for more than an hour ago. Returns how many. */
export async function dropOldPreviews(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => withOrg(orgId, async (tx) => {
    const gone = await tx.delete(reportPreviews).where(and(eq(reportPreviews.orgId, orgId), lt(reportPreviews.askedAt, new Date(now.getTime() - PREVIEW_KEPT_MS)))).returning({ id: reportPreviews.id });
    return gone.length;
  }, "system"));
}
