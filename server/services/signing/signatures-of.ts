import { and, eq, inArray } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { reportSignatures } from "@/db/schema/signing";
import type { ReportSignatureView } from "@/server/domain/signing/view";

/** What is shown of the signed copies of these reports, by report. */
export async function signaturesOf(tx: Tx, orgId: string, reportIds: string[]): Promise<Map<string, ReportSignatureView>> {
  if (reportIds.length === 0) return new Map();
  const rows = await tx.select().from(reportSignatures).where(and(eq(reportSignatures.orgId, orgId), inArray(reportSignatures.reportId, reportIds)));
  return new Map(rows.map(({ reportId, sha256, sizeBytes, level, stampError, signedAt }) => [reportId, { sha256, sizeBytes, level, stampError, signedAt: signedAt.toISOString() }]));
}
