import { and, asc, desc, eq, inArray, ne } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { reports, reportScheduleRuns, reportSchedules } from "@/db/schema/reports";
import { REPORT_TITLES } from "@/server/domain/reports/kinds";
import { windowOn } from "@/server/domain/reports/schedule";
import type { ScheduleRun, ScheduleView } from "@/server/domain/reports/schedule-schema";

import { authorize, type ServiceContext } from "../../context";
import { personNames } from "../../users/names";

/** Schedules that were not deleted, oldest first, each with its last run and its next day. */
export async function listSchedules(ctx: ServiceContext): Promise<ScheduleView[]> {
  authorize(ctx, "reports:read");
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select().from(reportSchedules).where(and(eq(reportSchedules.orgId, ctx.orgId), ne(reportSchedules.state, "deleted"))).orderBy(asc(reportSchedules.createdAt), asc(reportSchedules.id));
    const runs = await lastRuns(tx, ctx.orgId, rows.map(({ id }) => id));
    const names = await personNames(tx, rows.flatMap(({ setBy, notify }) => [setBy, ...notify]));
    return rows.map(({ id, kind, options, rhythm, window, notify, state, nextOn, setBy, updatedAt }) => ({
      id, kind, title: REPORT_TITLES[kind], options, rhythm, window, notify: notify.map((person) => ({ id: person, name: names.get(person) ?? person })), paused: state === "paused",
      nextOn, nextWindow: nextOn === null ? null : windowOn(window, nextOn), setBy: names.get(setBy) ?? setBy, updatedAt: updatedAt.toISOString(), last: runs.get(id) ?? null,
    }));
  });
}

async function lastRuns(tx: Tx, orgId: string, ids: string[]): Promise<Map<string, ScheduleRun>> {
  if (ids.length === 0) return new Map();
  const run = reportScheduleRuns;
  const rows = await tx.selectDistinctOn([run.scheduleId], { id: run.scheduleId, on: run.on, at: run.at, reportId: run.reportId, missed: run.missed, error: run.error, state: reports.state, reason: reports.error })
    .from(run).leftJoin(reports, and(eq(reports.orgId, run.orgId), eq(reports.id, run.reportId))).where(and(eq(run.orgId, orgId), inArray(run.scheduleId, ids))).orderBy(asc(run.scheduleId), desc(run.on));
  return new Map(rows.map(({ id, on, at, reportId, missed, error, state, reason }) => [id, { on, at: at.toISOString(), reportId, state: state ?? "refused", missed, error: reportId === null ? error : reason }]));
}
