import { and, eq, lte, sql } from "drizzle-orm";

import { withOrg, withoutOrg, type Tx } from "@/db/client";
import { reportScheduleRuns, reportSchedules } from "@/db/schema/reports";
import { dueAt, windowOn } from "@/server/domain/reports/schedule";
import { scheduledReport } from "@/server/domain/reports/schedule-schema";

import { systemContext } from "../../access/system-context";
import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { Turns } from "../../in-turns";
import { recordChanges } from "../../ledger/record-change";
import { organizationOrThrow } from "../../organizations/rows";
import { requestReport } from "../request";
import { next, scheduleObject, type ScheduleRow } from "./rows";
import { tellOfRefused } from "./tell-failure";

const turns = new Turns("report schedules");

/** Asks for every report whose day has come. Returns how many days were served. */
export async function runDueSchedules(now: Date): Promise<number> {
  const orgs = await withoutOrg(async (tx) => tx.execute<{ org_id: string }>(sql`select org_id from access.all_orgs()`), "system");
  return turns.give(orgs.map((row) => ({ orgId: row.org_id })), async ({ orgId }) => runSchedulesOf(orgId, now));
}

/** The same for one organization. Each in a transaction of its own, so that one that cannot be made holds up no other. */
export async function runSchedulesOf(orgId: string, now: Date): Promise<number> {
  const due = and(eq(reportSchedules.orgId, orgId), eq(reportSchedules.state, "active"), lte(reportSchedules.nextAt, now));
  const rows = await withOrg(orgId, async (tx) => tx.select({ id: reportSchedules.id }).from(reportSchedules).where(due));
  let served = 0;
  for (const { id } of rows) served += await withOrg(orgId, async (tx) => serve(tx, systemContext(orgId, now, "reports:make", "audits:read"), id));
  return served;
}

/**
 * Serves the newest day that has come, and notes which passed unserved. Looks again under the lock, and the day is a key:
 * two workers, or one that was killed, make one report.
 */
async function serve(tx: Tx, ctx: ServiceContext, id: string): Promise<number> {
  const own = and(eq(reportSchedules.orgId, ctx.orgId), eq(reportSchedules.id, id));
  const [row] = await tx.select().from(reportSchedules).where(and(own, eq(reportSchedules.state, "active"))).for("update");
  if (!row) return 0;
  const { timezone } = await organizationOrThrow(tx, ctx.orgId);
  const due = dueAt(row.rhythm, row.servedOn, ctx.now, timezone);
  if (due === null) {
    // The zone was changed meanwhile: the day begins later than it was noted.
    await tx.update(reportSchedules).set(next(row.rhythm, row.servedOn, timezone)).where(own);
    return 0;
  }
  const made = await ask(tx, ctx, row, due.on);
  await tx.insert(reportScheduleRuns).values({ orgId: ctx.orgId, scheduleId: id, on: due.on, missed: due.missed, at: ctx.now, ...made });
  await tx.update(reportSchedules).set({ servedOn: due.on, ...next(row.rhythm, due.on, timezone) }).where(own);
  if (made.error !== null) await tellOfRefused(tx, ctx.orgId, ctx.now, row, due.on, made.error);
  await recordChanges(tx, ctx, [{ action: "report_schedule.served", object: scheduleObject(row), detail: { on: due.on, missed: due.missed, ...made } }]);
  return 1;
}

/** A report that cannot be asked for any more, its audit gone or its section, is a failure that is shown, not one that is tried for ever. */
export async function ask(tx: Tx, ctx: ServiceContext, row: ScheduleRow, on: string): Promise<{ reportId: string | null; error: string | null }> {
  try {
    const reportId = await requestReport(tx, ctx, scheduledReport(row.kind, row.options, windowOn(row.window, on)), { scheduleId: row.id, requestedBy: row.setBy });
    return { reportId, error: null };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { reportId: null, error: error.message };
  }
}
