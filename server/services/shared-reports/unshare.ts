import { and, eq, isNull } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { auditSharedReports } from "@/db/schema/shared-reports";
import { ShareReportInput } from "@/server/domain/shared-reports/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementName, engagementOrThrow } from "../engagements/rows";
import { notFound } from "../errors";
import { recordChanges } from "../ledger/record-change";

/** Takes a shared report back: the next click of an auditor finds nothing. What they took along stays with them. */
export async function unshareReport(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { engagementId, reportId } = parseInput(ShareReportInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const { number } = await engagementOrThrow(tx, ctx, engagementId);
    const standing = and(eq(auditSharedReports.orgId, ctx.orgId), eq(auditSharedReports.engagementId, engagementId), eq(auditSharedReports.reportId, reportId), isNull(auditSharedReports.endedAt));
    const [row] = await tx.update(auditSharedReports).set({ endedBy: ctx.actor.id, endedAt: ctx.now }).where(standing).returning({ title: auditSharedReports.title });
    if (!row) throw notFound("This shared report");
    await recordChanges(tx, ctx, [{ action: "report.unshared", object: { kind: "report", id: reportId, label: row.title }, detail: { engagementId, engagement: engagementName(number) } }]);
  });
}
