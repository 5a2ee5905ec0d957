import { eq } from "drizzle-orm";
import type { Temporal } from "temporal-polyfill";

import { withOrg, type Tx } from "@/db/client";
import { drillSchedules } from "@/db/schema/privacy-drills";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { dayOfQuarter, type Quarter, quarterAfter, quarterOf } from "@/server/domain/privacy/drills/quarter";
import { SaveDrillScheduleInput } from "@/server/domain/privacy/drills/schema";
import { RUN_DAYS } from "@/server/domain/privacy/drills/vocabulary";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { settingsOrThrow } from "../rows";

export type ScheduleRow = Pick<typeof drillSchedules.$inferSelect, "isOn" | "runDay" | "since" | "updatedAt">;

/** How drills are held. Off until somebody says otherwise. */
export async function scheduleOf(tx: Tx, orgId: string): Promise<ScheduleRow> {
  const [row] = await tx.select().from(drillSchedules).where(eq(drillSchedules.orgId, orgId));
  return row ?? { isOn: false, runDay: RUN_DAYS.usual, since: "", updatedAt: new Date(0) };
}

/**
 * Says whether a drill is held each quarter and on which of its days it begins by itself. Once it is on, a quarter without
 * one is missed and stands as evidence; the quarter of today counts only where its day is still to come, or where it counted
 * already: switched off and on again within a quarter, nothing has changed.
 */
export async function saveDrillSchedule(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:manage");
  const after = parseInput(SaveDrillScheduleInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const { zone } = await settingsOrThrow(tx, ctx.orgId, "locked");
    const before = await scheduleOf(tx, ctx.orgId);
    if (before.isOn === after.isOn && before.runDay === after.runDay) return;
    const since = sinceOf(before, after, localDay(ctx.now.toISOString(), zone), localDay(before.updatedAt.toISOString(), zone));
    const row = { ...after, since, updatedAt: ctx.now };
    await tx.insert(drillSchedules).values({ orgId: ctx.orgId, ...row }).onConflictDoUpdate({ target: drillSchedules.orgId, set: row });
    await recordChanges(tx, ctx, [{ action: "drill_schedule.saved", object: { kind: "drill_schedule", id: ctx.orgId }, detail: { before: { isOn: before.isOn, runDay: before.runDay }, after: { ...after, since } } }]);
  });
}

/** The first quarter that can be missed; "" where none is promised. */
function sinceOf(before: ScheduleRow, after: Pick<ScheduleRow, "isOn" | "runDay">, today: Temporal.PlainDate, savedOn: Temporal.PlainDate): Quarter {
  if (before.isOn || (before.since !== "" && quarterOf(savedOn) === quarterOf(today))) return before.since;
  if (!after.isOn) return "";
  return dayOfQuarter(today) <= after.runDay ? quarterOf(today) : quarterAfter(quarterOf(today));
}
