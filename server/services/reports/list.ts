import { desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import type { ReportRow } from "@/server/domain/reports/view";

import { authorize, type ServiceContext } from "../context";
import { personNames } from "../users/names";

/** The shelf: reports asked for and made, newest first. */
export async function listReports(ctx: ServiceContext): Promise<ReportRow[]> {
  authorize(ctx, "reports:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(reports).where(eq(reports.orgId, ctx.orgId)).orderBy(desc(reports.requestedAt), desc(reports.id)).limit(200);
    const names = await personNames(tx, rows.map((row) => row.requestedBy));
    return rows.map((row) => toReportRow(row, names.get(row.requestedBy) ?? row.requestedBy));
  });
}

export function toReportRow(row: typeof reports.$inferSelect, madeBy: string): ReportRow {
  return {
    id: row.id, kind: row.kind, title: row.title, from: String(row.options["from"]), to: String(row.options["to"]), state: row.state, progress: row.progress,
    step: row.step, madeBy, requestedAt: row.requestedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, pages: row.pages,
    sizeBytes: row.sizeBytes, sha256: row.sha256, error: row.error,
  };
}
