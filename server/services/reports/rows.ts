import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { reports } from "@/db/schema/reports";

import { notFound } from "../errors";
import type { ReportRecord } from "./facts";

/** One report, locked until the transaction ends; NOT_FOUND for another organization's as for nobody's. */
export async function lockReport(tx: Tx, orgId: string, id: string): Promise<ReportRecord> {
  const [row] = await tx.select().from(reports).where(and(eq(reports.orgId, orgId), eq(reports.id, id))).for("update");
  if (!row) throw notFound("This report");
  return row;
}
