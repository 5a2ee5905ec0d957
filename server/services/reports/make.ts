import { withOrg } from "@/db/client";
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

/** Asks for a report; the worker makes it. Both ends of the period are days of the organization's zone, the last one included. */
export async function makeReport(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "reports:make");
  const { kind, ...options } = parseInput(MakeReportInput, input);
  const { from, to, status, engagement } = options;
  if (engagement !== undefined) authorize(ctx, "audits:read");
  const id = newId("report");
  await withOrg(ctx.orgId, async (tx) => {
    if (engagement !== undefined) await engagementOrThrow(tx, ctx, engagement);
    const window = windowOf(await organizationOrThrow(tx, ctx.orgId), from, to);
    await tx.insert(reports).values({
      orgId: ctx.orgId, id, kind, title: REPORT_TITLES[kind], from: window.from, to: window.until,
      options, state: "queued", progress: 0, requestedBy: ctx.actor.id, requestedAt: ctx.now,
    });
    await recordChanges(tx, ctx, [{ action: "report.requested", object: { kind: "report", id, label: REPORT_TITLES[kind] }, detail: { kind, from, to, status, ...(engagement !== undefined ? { engagement } : {}) } }]);
    await enqueue(tx, "make-report", { orgId: ctx.orgId, reportId: id });
  });
  return { id };
}
