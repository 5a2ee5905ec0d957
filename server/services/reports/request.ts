import type { Tx } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { newId } from "@/server/domain/ids/ids";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import { MakeReportInput } from "@/server/domain/reports/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { enqueue } from "../jobs/enqueue";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow } from "../organizations/rows";
import { windowOf } from "../organizations/window";

type Origin = { scheduleId: string | null; requestedBy: string };

/** Asks for a report in the caller's transaction: the row, its ledger entry and its job. Throws INVALID and NOT_FOUND before it has written anything. */
export async function requestReport(tx: Tx, ctx: ServiceContext, input: unknown, { scheduleId, requestedBy }: Origin): Promise<string> {
  const { kind, ...options } = parseInput(MakeReportInput, input);
  const { from, to, status, engagement } = options;
  if (engagement !== undefined) {
    authorize(ctx, "audits:read");
    await engagementOrThrow(tx, ctx, engagement);
  }
  const id = newId("report");
  const window = windowOf(await organizationOrThrow(tx, ctx.orgId), from, to);
  await tx.insert(reports).values({
    orgId: ctx.orgId, id, kind, title: REPORT_TITLES[kind], from: window.from, to: window.until,
    options, state: "queued", progress: 0, requestedBy, requestedAt: ctx.now, scheduleId,
  });
  await recordChanges(tx, ctx, [{ action: "report.requested", object: { kind: "report", id, label: REPORT_TITLES[kind] }, detail: { kind, from, to, status, ...(engagement !== undefined ? { engagement } : {}), ...(scheduleId !== null ? { scheduleId } : {}) } }]);
  await enqueue(tx, "make-report", { orgId: ctx.orgId, reportId: id });
  return id;
}
