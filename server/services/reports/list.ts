import { desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import type { ReportRow } from "@/server/domain/reports/view";
import type { ReportSignatureView } from "@/server/domain/signing/view";

import { authorize, type ServiceContext } from "../context";
import { signaturesOf } from "../signing/signatures-of";
import { personNames } from "../users/names";

/** The shelf: reports asked for and made, newest first. */
export async function listReports(ctx: ServiceContext): Promise<ReportRow[]> {
  authorize(ctx, "reports:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(reports).where(eq(reports.orgId, ctx.orgId)).orderBy(desc(reports.requestedAt), desc(reports.id)).limit(200);
    const names = await personNames(tx, rows.map((row) => row.requestedBy));
    const signatures = await signaturesOf(tx, ctx.orgId, rows.map(({ id }) => id));
    return rows.map((row) => toReportRow(row, names.get(row.requestedBy) ?? row.requestedBy, signatures.get(row.id) ?? null));
  });
}

export function toReportRow(row: typeof reports.$inferSelect, madeBy: string, signature: ReportSignatureView | null): ReportRow {
  return {
    id: row.id, kind: row.kind, title: row.title, from: String(row.options["from"]), to: String(row.options["to"]), state: row.state, progress: row.progress,
    step: row.step, madeBy, requestedAt: row.requestedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, pages: row.pages,
    sizeBytes: row.sizeBytes, sha256: row.sha256, error: row.error,
    status: row.options["status"] === "final" ? "final" : "draft", language: row.options["language"] === "de" ? "de" : "en", engagement: typeof row.options["engagement"] === "string" ? row.options["engagement"] : null, scheduleId: row.scheduleId, since: row.since, signature,
  };
}
