import { and, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditViews } from "@/db/schema/engagements";

/** Waits until nobody else releases, takes back or takes along this pack, until the transaction ends: an auditor may lock no row. */
export async function lockRelease(tx: Tx, orgId: string, packId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('pack-release/' || ${orgId}::text || '/' || ${packId}::text, 0))`);
}

/** When auditors first took packs along, by pack. */
export async function firstTaken(tx: Tx, orgId: string, packId?: string): Promise<Map<string, string>> {
  const rows = await tx.select({ id: auditViews.objectId, at: sql<Date>`min(${auditViews.at})`.mapWith(auditViews.at) }).from(auditViews)
    .where(and(eq(auditViews.orgId, orgId), eq(auditViews.what, "download"), eq(auditViews.objectKind, "pack"), packId === undefined ? undefined : eq(auditViews.objectId, packId))).groupBy(auditViews.objectId);
  return new Map(rows.map(({ id, at }) => [id, at.toISOString()]));
}
