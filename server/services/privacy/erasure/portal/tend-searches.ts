import { and, eq, isNull, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { portalSearches } from "@/db/schema/privacy-erasure";

import { searchPortalStep } from "./search";

/** Carries every search of the portal that is not through to its end. Returns how many. */
export async function tendPortalSearches(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  let through = 0;
  for (const { org_id: orgId } of orgs) {
    const open = await withOrg(orgId, async (tx) => tx.select({ id: portalSearches.requestId }).from(portalSearches).where(and(eq(portalSearches.orgId, orgId), isNull(portalSearches.finishedAt))), "system");
    for (const { id } of open) {
      while (!(await searchPortalStep(orgId, id, now)).finished);
      through++;
    }
  }
  return through;
}
