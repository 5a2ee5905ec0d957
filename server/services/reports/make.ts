import { withOrg, type Tx } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { newId } from "@/server/domain/ids/ids";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import { hasOwnDays, MakeReportInput, type ReportOptions } from "@/server/domain/reports/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { engagementOrThrow } from "../engagements/rows";
import { ServiceError } from "../errors";
import { enqueue } from "../jobs/enqueue";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow } from "../organizations/rows";
import { windowOf } from "../organizations/window";

/**
 * Asks for a report; the worker makes it. Both ends of the period are days of the organization's zone, the last one included; of an audit they
 * are the audit's. NOT_FOUND for an audit that is not the organization's, INVALID where it does not cover what the report is about.
 */
export async function makeReport(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "reports:make");
  const { kind, ...asked } = parseInput(MakeReportInput, input);
  const { status, engagement } = asked;
  if (engagement !== undefined) authorize(ctx, "audits:read");
  const id = newId("report");
  await withOrg(ctx.orgId, async (tx) => {
    const options: ReportOptions = { ...asked, ...(await daysOf(tx, ctx, { kind, ...asked })) };
    const { from, to } = options;
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

async function daysOf(tx: Tx, ctx: ServiceContext, input: MakeReportInput): Promise<Pick<ReportOptions, "from" | "to">> {
  const { kind, engagement, from = "", to = "" } = input;
  const audit = engagement === undefined ? null : await engagementOrThrow(tx, ctx, engagement);
  if (audit && kind === "soc2_readiness" && !audit.frameworks.includes("soc2")) throw new ServiceError("INVALID", "This audit does not cover SOC 2.", [{ field: "engagement", message: "Choose an audit of SOC 2, or another report." }]);
  return audit && !hasOwnDays(input) ? { from: audit.windowFrom, to: audit.windowTo } : { from, to };
}
