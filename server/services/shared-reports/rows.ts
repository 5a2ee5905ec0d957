import { and, desc, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditSharedReports } from "@/db/schema/shared-reports";
import type { SharedReport } from "@/server/domain/shared-reports/view";

export type SharedRow = typeof auditSharedReports.$inferSelect;

/** What is shared in an engagement now, the newest first. */
export async function sharedIn(tx: Tx, orgId: string, engagementId: string): Promise<SharedRow[]> {
  return tx.select().from(auditSharedReports)
    .where(and(eq(auditSharedReports.orgId, orgId), eq(auditSharedReports.engagementId, engagementId), isNull(auditSharedReports.endedAt)))
    .orderBy(desc(auditSharedReports.sharedAt), desc(auditSharedReports.reportId));
}

export function toSharedReport(row: SharedRow): SharedReport {
  const { reportId, kind, title, windowFrom: from, windowTo: to, madeAt, pages, sizeBytes, sharedAt, sha256, signedSha256 } = row;
  return { reportId, kind, title, from, to, madeAt: madeAt.toISOString(), pages, sizeBytes, sharedAt: sharedAt.toISOString(), sha256, signedSha256 };
}
