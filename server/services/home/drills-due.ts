import { and, desc, eq, inArray, isNotNull, ne, or } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { drills, drillSystems } from "@/db/schema/privacy-drills";
import type { HomeView } from "@/server/domain/home/view";
import { drillNotices } from "@/server/domain/privacy/drills/notices";

import type { ServiceContext } from "../context";
import { drillLine, scheduleView } from "../privacy/drills/list";
import type { DrillRow } from "../privacy/drills/rows";
import { scheduleOf } from "../privacy/drills/schedule";
import { zoneOfDesk } from "../privacy/rows";

/** The open drill and the newest results: two are enough, but quarters are written down late. */
const LOOKED_AT = 20;

/** A drill of rights requests that waits to be planted, or that failed or was missed last. Null where this reader does not see the privacy desk. */
export async function drillsDue(tx: Tx, ctx: ServiceContext): Promise<HomeView["drills"]> {
  if (!ctx.permissions.has("privacy:read")) return null;
  const rows = await tx.select().from(drills).where(and(eq(drills.orgId, ctx.orgId), or(ne(drills.state, "ended"), isNotNull(drills.result)))).orderBy(desc(drills.number)).limit(LOOKED_AT);
  const planting = rows.flatMap(({ id, state }) => (state === "planting" ? id : []));
  const systems = planting.length === 0 ? [] : await tx.select({ drillId: drillSystems.drillId, plantedAt: drillSystems.plantedAt }).from(drillSystems).where(and(eq(drillSystems.orgId, ctx.orgId), inArray(drillSystems.drillId, planting)));
  const counted = rows.map((row) => {
    const mine = systems.filter(({ drillId }) => drillId === row.id);
    return { ...drillLine(row, []), systems: mine.length, planted: mine.filter(({ plantedAt }) => plantedAt !== null).length };
  });
  return drillNotices(counted, planting.length === 0 ? null : await nextRunOf(tx, ctx, rows)).map((notice) => ({ ...notice, href: `/privacy/drills/${notice.id}` }));
}

async function nextRunOf(tx: Tx, ctx: ServiceContext, rows: readonly DrillRow[]): Promise<string | null> {
  return scheduleView(await scheduleOf(tx, ctx.orgId), rows, await zoneOfDesk(tx, ctx.orgId), ctx.now).nextRunOn;
}
