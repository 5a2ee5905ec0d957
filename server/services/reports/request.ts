import type { Tx } from "@/db/client";
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

type Origin = { scheduleId: string | null; requestedBy: string };

/** Asks for a report in the caller's transaction: the row, its ledger entry and its job. Throws INVALID and NOT_FOUND before it has written anything. */
export async function requestReport(tx: Tx, ctx: ServiceContext, input: unknown, { scheduleId, requestedBy }: Origin): Promise<string> {
  const { kind, options } = await datedOptions(tx, ctx, input);
  const { from, to, status, engagement } = options;
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

/** What was asked for, with its days: of an audit they are the audit's. NOT_FOUND for an audit that is not the organization's, INVALID where it does not cover what the report is about. */
export async function datedOptions(tx: Tx, ctx: ServiceContext, input: unknown): Promise<{ kind: MakeReportInput["kind"]; options: ReportOptions }> {
  const parsed = parseInput(MakeReportInput, input);
  const { kind, from = "", to = "", ...asked } = parsed;
  if (asked.engagement === undefined) return { kind, options: { ...asked, from, to } };
  authorize(ctx, "audits:read");
  const audit = await engagementOrThrow(tx, ctx, asked.engagement);
  if (kind === "soc2_readiness" && !audit.frameworks.includes("soc2")) throw new ServiceError("INVALID", "This audit does not cover SOC 2.", [{ field: "engagement", message: "Choose an audit of SOC 2, or another report." }]);
  return { kind, options: { ...asked, ...(hasOwnDays(parsed) ? { from, to } : { from: audit.windowFrom, to: audit.windowTo }) } };
}
