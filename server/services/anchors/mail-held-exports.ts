import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";

import { withOrg, withoutOrg } from "@/db/client";
import { seals } from "@/db/schema/anchors";

import { mailSeal } from "./mail-seal";

/** Writes the mail of the exports that were held back because one had been told of within 24 hours, where these are over. */
export async function mailHeldExports(now: Date): Promise<void> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  for (const { org_id: orgId } of orgs) await mailHeldExportsOf(orgId, now);
}

/** The same for one organization. */
export async function mailHeldExportsOf(orgId: string, now: Date): Promise<void> {
  const held = and(eq(seals.orgId, orgId), eq(seals.reason, "export"), isNull(seals.mailedAt), isNotNull(seals.size));
  const [newest] = await withOrg(orgId, async (tx) => tx.select().from(seals).where(held).orderBy(desc(seals.size), desc(seals.askedAt)).limit(1), "system");
  if (newest?.size) await mailSeal({ ...newest, size: newest.size }, now);
}
