import { Temporal } from "temporal-polyfill";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { newId } from "@/server/domain/ids/ids";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import { MakeReportInput } from "@/server/domain/reports/schema";

import { authorize, parseInput, type ServiceContext } from "../context";
import { enqueue } from "../jobs/enqueue";
import { recordChanges } from "../ledger/record-change";
import { organizationOrThrow, zoneAt } from "../organizations/rows";

/** Asks for a report; the worker makes it. Both ends of the period are days of the organization's zone, the last one included. */
export async function makeReport(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "reports:make");
  const { kind, from, to, status, pageSize } = parseInput(MakeReportInput, input);
  const id = newId("report");
  await withOrg(ctx.orgId, async (tx) => {
    const organization = await organizationOrThrow(tx, ctx.orgId);
    // Each end in the zone that was in force on that day.
    const startIn = (day: string) => startOf(day, zoneAt(organization, `${day}T00:00:00.000Z`));
    await tx.insert(reports).values({
      orgId: ctx.orgId, id, kind, title: REPORT_TITLES[kind], from: startIn(from), to: startIn(Temporal.PlainDate.from(to).add({ days: 1 }).toString()),
      options: { from, to, status, pageSize }, state: "queued", progress: 0, requestedBy: ctx.actor.id, requestedAt: ctx.now,
    });
    await recordChanges(tx, ctx, [{ action: "report.requested", object: { kind: "report", id, label: REPORT_TITLES[kind] }, detail: { kind, from, to, status } }]);
    await enqueue(tx, "make-report", { orgId: ctx.orgId, reportId: id });
  });
  return { id };
}

function startOf(day: string, timezone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timezone).epochMilliseconds);
}
