import { and, eq, inArray, ne } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { memberships } from "@/db/schema/organizations";
import { reportSchedules } from "@/db/schema/reports";
import { ROLE_PERMISSIONS } from "@/server/domain/access/permissions";
import { REPORT_TITLES, type ReportKind } from "@/server/domain/reports/kinds";
import { beginningOf, dayAt, nextOn, type Rhythm } from "@/server/domain/reports/schedule";
import { scheduledReport, type ScheduledOptions } from "@/server/domain/reports/schedule-schema";

import type { ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";
import { organizationOrThrow } from "../../organizations/rows";
import { datedOptions } from "../request";

export type ScheduleRow = typeof reportSchedules.$inferSelect;

/** A schedule that was not deleted, locked until the transaction ends. NOT_FOUND for another organization's as for nobody's. */
export async function lockSchedule(tx: Tx, orgId: string, id: string): Promise<ScheduleRow> {
  const [row] = await tx.select().from(reportSchedules).where(and(eq(reportSchedules.orgId, orgId), eq(reportSchedules.id, id), ne(reportSchedules.state, "deleted"))).for("update");
  if (!row) throw notFound("This schedule");
  return row;
}

export const scheduleObject = ({ id, kind }: Pick<ScheduleRow, "id" | "kind">) => ({ kind: "report_schedule" as const, id, label: REPORT_TITLES[kind] });

/** The options as a report of this kind takes them, with its defaults. INVALID with the option's name. */
export async function checkedOptions(tx: Tx, ctx: ServiceContext, kind: ReportKind, options: object): Promise<ScheduledOptions> {
  const { options: { from: _from, to: _to, ...checked } } = await datedOptions(tx, ctx, scheduledReport(kind, options));
  return checked;
}

/** Members who may read reports. INVALID for anybody else: a link they cannot open helps nobody. */
export async function checkedReaders(tx: Tx, orgId: string, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await tx.select({ id: memberships.userId, role: memberships.role }).from(memberships).where(and(eq(memberships.orgId, orgId), inArray(memberships.userId, wanted)));
  if (rows.filter(({ role }) => ROLE_PERMISSIONS[role].has("reports:read")).length < wanted.length) {
    throw new ServiceError("INVALID", "Somebody named is no member who may read reports.", [{ field: "notify", code: "NOT_A_READER", message: "Choose members who may read reports." }]);
  }
  return wanted;
}

/** The first day of the rhythm after today: an occurrence that falls on today is passed over, so nothing is made at once or for the past. */
export async function startingNow(tx: Tx, { orgId, now }: ServiceContext, rhythm: Rhythm): Promise<{ servedOn: string; nextOn: string; nextAt: Date }> {
  const { timezone } = await organizationOrThrow(tx, orgId);
  const today = dayAt(now, timezone);
  return { servedOn: today, ...next(rhythm, today, timezone) };
}

export function next(rhythm: Rhythm, servedOn: string, zone: string): { nextOn: string; nextAt: Date } {
  const on = nextOn(rhythm, servedOn);
  return { nextOn: on, nextAt: beginningOf(on, zone) };
}
