import { and, eq, gte, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Temporal } from "temporal-polyfill";

import { withOrg, type Tx } from "@/db/client";
import { drills } from "@/db/schema/privacy-drills";
import { newId } from "@/server/domain/ids/ids";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { dayOfQuarter, endOfQuarter, firstDayOf, type Quarter, quarterOf, quartersOver } from "@/server/domain/privacy/drills/quarter";

import { systemContext } from "../../access/system-context";
import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { makeDrill, nextDrillNumber } from "./make";
import { changeDrill, type DrillRow, drillName, lockDrill, systemsOf } from "./rows";
import { type ScheduleRow, scheduleOf } from "./schedule";
import { beginDrill } from "./start";
import { tellDesk } from "./tell-desk";

/**
 * Keeps to the schedule: writes down the quarters that went by without a drill, makes somebody up for this one, and on its
 * day begins the drill wherever they were planted. May run as often as one likes, twice at once too.
 */
export async function keepSchedule(orgId: string, zone: string, now: Date): Promise<void> {
  const schedule = await withOrg(orgId, async (tx) => scheduleOf(tx, orgId), "system");
  if (!schedule.isOn) return;
  const today = localDay(now.toISOString(), zone);
  await withOrg(orgId, async (tx) => noteMissed(tx, orgId, schedule, today, zone, now), "system");
  await withOrg(orgId, async (tx) => thisQuarter(tx, orgId, schedule, today, now), "system");
}

async function noteMissed(tx: Tx, orgId: string, { since }: ScheduleRow, today: Temporal.PlainDate, zone: string, now: Date): Promise<void> {
  const over = quartersOver(since, today);
  if (over.length === 0) return;
  const held = await tx.select({ quarter: drills.quarter }).from(drills).where(and(eq(drills.orgId, orgId), inArray(drills.quarter, over), or(isNotNull(drills.startedAt), eq(drills.result, "missed"))));
  for (const quarter of over.filter((each) => !held.some((drill) => drill.quarter === each))) await missed(tx, orgId, quarter, endOfQuarter(quarter, zone), now);
}

async function missed(tx: Tx, orgId: string, quarter: Quarter, endedAt: Date, now: Date): Promise<void> {
  const number = await nextDrillNumber(tx, orgId);
  const row = { orgId, id: newId("drill"), number, quarter, state: "ended" as const, result: "missed" as const, person: null, createdAt: now, createdBy: "system", endedAt, tidiedAt: now };
  const [made] = await tx.insert(drills).values(row).onConflictDoNothing().returning();
  if (!made) return;
  await tellDesk(tx, systemContext(orgId, now), made, "missed");
  await recordChanges(tx, systemContext(orgId, now), [{ action: "drill.missed", object: { kind: "drill", id: made.id, label: drillName(number) }, detail: { quarter } }]);
}

async function thisQuarter(tx: Tx, orgId: string, { since, runDay }: ScheduleRow, today: Temporal.PlainDate, now: Date): Promise<void> {
  const quarter = quarterOf(today);
  const of = await tx.select().from(drills).where(and(eq(drills.orgId, orgId), or(isNull(drills.endedAt), gte(drills.quarter, quarter))));
  const open = of.find(({ state }) => state !== "ended");
  const ctx = systemContext(orgId, now);
  const runsOn = dayOfQuarter(today) < runDay ? firstDayOf(quarter).add({ days: runDay - 1 }).toString() : null;
  // One that was called off is one too: whoever wants another in this quarter sets it up.
  if (of.length === 0 && quarter >= since) await tellDesk(tx, ctx, await makeDrill(tx, ctx, quarter), "made", runsOn);
  if (open?.state === "planting" && open.quarter < quarter) await takeOver(tx, ctx, open, quarter, runsOn);
  if (open?.state === "planting" && dayOfQuarter(today) >= runDay) await beginPlanted(tx, open, now);
}

/** A drill that nobody began in its quarter is the drill of the next one, and everybody hears of it anew. */
async function takeOver(tx: Tx, ctx: ServiceContext, { orgId, id }: DrillRow, quarter: Quarter, runsOn: string | null): Promise<void> {
  const drill = await lockDrill(tx, orgId, id);
  if (drill.state !== "planting" || drill.quarter >= quarter) return;
  await changeDrill(tx, drill, { quarter });
  await tellDesk(tx, ctx, { ...drill, quarter }, "made", runsOn);
  await recordChanges(tx, ctx, [{ action: "drill.taken_over", object: { kind: "drill", id, label: drillName(drill.number) }, detail: { from: drill.quarter, quarter } }]);
}

/** Nothing planted, nothing to begin: the quarter is missed unless somebody plants. */
async function beginPlanted(tx: Tx, { orgId, id }: DrillRow, now: Date): Promise<void> {
  const drill = await lockDrill(tx, orgId, id);
  const isPlanted = (await systemsOf(tx, orgId, id)).some(({ plantedAt }) => plantedAt !== null);
  if (drill.state === "planting" && isPlanted) await beginDrill(tx, systemContext(orgId, now), drill);
}
