import { and, desc, eq, lt, ne, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { AUDIT_ONLY_REPORTS, REGISTER_REPORTS } from "@/server/domain/reports/kinds";

import type { ReportRecord } from "./facts";

/** The newest finished report of the same kind, period and audit that was asked for before this one; of kinds that look at controls. */
export async function formerReport(orgId: string, { id, kind, from, to, requestedAt, options }: ReportRecord): Promise<string | null> {
  if (AUDIT_ONLY_REPORTS.includes(kind) || REGISTER_REPORTS.includes(kind)) return null;
  const same = and(eq(reports.orgId, orgId), eq(reports.kind, kind), eq(reports.from, from), eq(reports.to, to), eq(reports.state, "done"), ne(reports.id, id), sql`${reports.options}->>'engagement' is not distinct from ${options["engagement"] ?? null}`, lt(reports.requestedAt, requestedAt));
  const [row] = await withOrg(orgId, async (tx) => tx.select({ id: reports.id }).from(reports).where(same).orderBy(desc(reports.requestedAt), desc(reports.id)).limit(1));
  return row?.id ?? null;
}
