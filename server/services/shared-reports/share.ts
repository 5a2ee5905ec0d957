import { withOrg, type Tx } from "@/db/client";
import { auditSharedReports } from "@/db/schema/shared-reports";
import { ShareReportInput } from "@/server/domain/shared-reports/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementName, engagementOrThrow } from "../engagements/rows";
import { ServiceError } from "../errors";
import { recordChanges } from "../ledger/record-change";
import { reportOrThrow } from "../reports/get";
import { signReport } from "../signing/sign-report";

/** More than is marked in memory while somebody waits. */
const MOST_BYTES = 128 * 1024 ** 2;

/**
 * Shares a final report with the auditors of one engagement; signed now where the worker has not done it yet, so that both
 * digests are told. Shared again after it was taken back, it is there again. Throws CONFLICT for a draft, for one that is
 * not finished or of another audit, and in an audit that has ended; NOT_FOUND.
 */
export async function shareReport(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "audits:manage");
  const { engagementId, reportId } = parseInput(ShareReportInput, input);
  await withOrg(ctx.orgId, async (tx) => sharable(tx, ctx, engagementId, reportId));
  const signature = await signReport(ctx.orgId, reportId, ctx.now);
  await withOrg(ctx.orgId, async (tx) => {
    const { audit, report } = await sharable(tx, ctx, engagementId, reportId);
    const now = { sharedBy: ctx.actor.id, sharedAt: ctx.now, endedBy: null, endedAt: null };
    const row = {
      orgId: ctx.orgId, engagementId, reportId, kind: report.kind, title: report.title, windowFrom: String(report.options["from"]), windowTo: String(report.options["to"]), madeAt: report.finishedAt ?? report.requestedAt,
      pages: report.pages, sizeBytes: report.sizeBytes, sha256: report.sha256, signedSha256: signature.sha256, ...now,
    };
    await tx.insert(auditSharedReports).values(row).onConflictDoUpdate({ target: [auditSharedReports.orgId, auditSharedReports.engagementId, auditSharedReports.reportId], set: now });
    await recordChanges(tx, ctx, [{ action: "report.shared", type: "access.granted", object: { kind: "report", id: reportId, label: report.title }, detail: { engagementId, engagement: engagementName(audit.number), sha256: report.sha256, signedSha256: signature.sha256 } }]);
  });
}

async function sharable(tx: Tx, ctx: ServiceContext, engagementId: string, reportId: string) {
  const [audit, report] = [await engagementOrThrow(tx, ctx, engagementId, true), await reportOrThrow(tx, ctx.orgId, reportId)];
  if (audit.phase === "ended") throw new ServiceError("CONFLICT", "This audit has ended: nobody outside sees anything of it any more.");
  if (report.options["status"] !== "final") throw new ServiceError("CONFLICT", "A draft is not shared. Make the report again as final.");
  if ((report.options["engagement"] ?? engagementId) !== engagementId) throw new ServiceError("CONFLICT", "This report is of another audit. Make one of this audit.");
  const { sha256, sizeBytes } = report;
  if (report.state !== "done" || sha256 === null || sizeBytes === null) throw new ServiceError("CONFLICT", "This report is not finished yet.");
  if (sizeBytes > MOST_BYTES) throw new ServiceError("TOO_LARGE", "Reports of more than 128 MB cannot be shared. Make it over a shorter window.");
  return { audit, report: { ...report, sha256, sizeBytes } };
}
