import { and, desc, eq, inArray } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { drills, drillSystems } from "@/db/schema/privacy-drills";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { judgeSystem } from "@/server/domain/privacy/drills/judge";
import { dayOfQuarter, firstDayOf, quarterAfter, quarterOf } from "@/server/domain/privacy/drills/quarter";
import type { DrillLine, DrillList, DrillSchedule, DrillSystemView } from "@/server/domain/privacy/drills/view";

import { authorize, type ServiceContext } from "../../context";
import { zoneOfDesk } from "../rows";
import { factsOf } from "./facts";
import { drillName, judgedIn, type DrillRow, type DrillSystemRow } from "./rows";
import { type ScheduleRow, scheduleOf } from "./schedule";

/** Fifteen years of quarters. */
const MOST = 60;

/** The drills of an organization, the newest first, and how they are scheduled. */
export async function listDrills(ctx: ServiceContext): Promise<DrillList> {
  authorize(ctx, "privacy:read");
  return withOrg(ctx.orgId, async (tx) => {
    const zone = await zoneOfDesk(tx, ctx.orgId);
    const found = await tx.select().from(drills).where(eq(drills.orgId, ctx.orgId)).orderBy(desc(drills.number)).limit(MOST);
    const rows: DrillLine[] = [];
    const systems = found.length === 0 ? [] : await tx.select().from(drillSystems).where(and(eq(drillSystems.orgId, ctx.orgId), inArray(drillSystems.drillId, found.map(({ id }) => id))));
    for (const drill of found) rows.push(drillLine(drill, await verdictsOf(tx, drill, systems.filter(({ drillId }) => drillId === drill.id), zone)));
    return { zone, schedule: scheduleView(await scheduleOf(tx, ctx.orgId), found, zone, ctx.now), rows };
  });
}

async function verdictsOf(tx: Tx, drill: DrillRow, rows: readonly DrillSystemRow[], zone: string) {
  const facts = await factsOf(tx, drill, rows);
  return [...facts.values()].map((known) => ({ facts: known, verdict: judgeSystem(known, judgedIn(drill), zone) }));
}

/** A row as people see it. */
export function drillLine({ id, number, quarter, state, result, startedAt, endedAt, evidenceId }: DrillRow, systems: readonly Pick<DrillSystemView, "facts" | "verdict">[]): DrillLine {
  return {
    id, name: drillName(number), quarter, state, result, startedAt: startedAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null, evidenceId,
    systems: systems.length, planted: systems.filter(({ facts }) => facts.planted).length, failing: systems.filter(({ verdict }) => verdict.faults.length > 0).length,
  };
}

/** The schedule, and its next day as seen from `now`. */
export function scheduleView({ isOn, runDay, since }: ScheduleRow, rows: readonly DrillRow[], zone: string, now: Date): DrillSchedule {
  const today = localDay(now.toISOString(), zone);
  const quarter = quarterOf(today);
  const isHeld = quarter < since || rows.some((drill) => drill.quarter === quarter && drill.startedAt !== null);
  const next = isHeld ? firstDayOf(quarterAfter(quarter)).add({ days: runDay - 1 }) : today.add({ days: Math.max(0, runDay - dayOfQuarter(today)) });
  return { isOn, runDay, nextRunOn: isOn ? next.toString() : null };
}
