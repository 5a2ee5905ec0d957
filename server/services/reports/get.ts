import { and, eq } from "drizzle-orm";
import { z } from "zod";

import { withOrg, type Tx } from "@/db/client";
import { reports } from "@/db/schema/reports";
import type { ReportRow } from "@/server/domain/reports/view";

import { authorize, parseInput, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { signaturesOf } from "../signing/signatures-of";
import { personNames } from "../users/names";
import { toReportRow } from "./list";

export const ReportId = z.strictObject({ id: z.string().max(60) });

/** One report with how far it is. */
export async function getReport(ctx: ServiceContext, input: unknown): Promise<ReportRow> {
  authorize(ctx, "reports:read");
  const { id } = parseInput(ReportId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const row = await reportOrThrow(tx, ctx.orgId, id);
    const names = await personNames(tx, [row.requestedBy]);
    const signatures = await signaturesOf(tx, ctx.orgId, [id]);
    return toReportRow(row, names.get(row.requestedBy) ?? row.requestedBy, signatures.get(id) ?? null);
  });
}

export async function reportOrThrow(tx: Tx, orgId: string, id: string): Promise<typeof reports.$inferSelect> {
  const [row] = await tx.select().from(reports).where(and(eq(reports.orgId, orgId), eq(reports.id, id)));
  if (!row) throw notFound("This report");
  return row;
}
