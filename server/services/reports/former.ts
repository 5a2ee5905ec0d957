import { and, desc, eq, lt, ne } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { REGISTER_REPORTS } from "@/server/domain/reports/kinds";

import type { ReportRecord } from "./facts";

/** The newest finished report of the same kind and period that was asked for before this one; of kinds that look at controls. */
export async function formerReport(orgId: string, { id, kind, from, to, requestedAt }: ReportRecord): Promise<string | null> {
  if (kind === "auditor_access" || REGISTER_REPORTS.includes(kind)) return null;
  const same = and(eq(reports.orgId, orgId), eq(reports.kind, kind), eq(reports.from, from), eq(reports.to, to), eq(reports.state, "done"), ne(reports.id, id), lt(reports.requestedAt, requestedAt));
  const [row] = await withOrg(orgId, async (tx) => tx.select({ id: reports.id }).from(reports).where(same).orderBy(desc(reports.requestedAt), desc(reports.id)).limit(1));
  return row?.id ?? null;
}
