import { and, desc, eq, lt, ne, sql, type SQL } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { AUDIT_ONLY_REPORTS, REGISTER_REPORTS } from "@/server/domain/reports/kinds";
import { isPseudonymous } from "@/server/domain/reports/pseudonymous";
import type { ReportOptions } from "@/server/domain/reports/schema";

import type { ReportRecord } from "./facts";

/** The newest finished report of the same kind, period and audit that was asked for before this one, else the former one of its schedule; of kinds that look at controls. One with names is never the former of one without. */
export async function formerReport(orgId: string, { id, kind, from, to, requestedAt, scheduleId, options }: ReportRecord): Promise<string | null> {
  if (AUDIT_ONLY_REPORTS.includes(kind) || REGISTER_REPORTS.includes(kind)) return null;
  const hides = isPseudonymous(kind, (options as ReportOptions).pseudonymous);
  const before = and(eq(reports.orgId, orgId), eq(reports.kind, kind), eq(reports.state, "done"), ne(reports.id, id), lt(reports.requestedAt, requestedAt), sql`${reports.options}->>'engagement' is not distinct from ${options["engagement"] ?? null}`, sql`coalesce((${reports.options}->>'pseudonymous')::boolean, ${isPseudonymous(kind, undefined)}) = ${hides}`);
  const newest = async (which: SQL | undefined) => withOrg(orgId, async (tx) => tx.select({ id: reports.id }).from(reports).where(and(before, which)).orderBy(desc(reports.requestedAt), desc(reports.id)).limit(1));
  const [row] = await newest(and(eq(reports.from, from), eq(reports.to, to)));
  if (row || scheduleId === null) return row?.id ?? null;
  return (await newest(eq(reports.scheduleId, scheduleId)))[0]?.id ?? null;
}
