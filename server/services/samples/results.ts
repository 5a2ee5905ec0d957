import { and, asc, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { auditSampleResults } from "@/db/schema/audit-samples";

export type ResultRow = typeof auditSampleResults.$inferSelect;

/** What counts at each item of a sample, by place. Only an auditor's transaction may read it. */
export async function newestResults(tx: Tx, orgId: string, sampleId: string): Promise<Map<number, ResultRow>> {
  const rows = await tx.select().from(auditSampleResults).where(and(eq(auditSampleResults.orgId, orgId), eq(auditSampleResults.sampleId, sampleId))).orderBy(asc(auditSampleResults.version));
  return new Map(rows.map((row) => [row.place, row]));
}
