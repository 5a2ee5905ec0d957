import { eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { drillSchedules } from "@/db/schema/privacy-drills";
import { localDay } from "@/server/domain/privacy/calendar-days";
import { dayOfQuarter, quarterAfter, quarterOf } from "@/server/domain/privacy/drills/quarter";
import { SaveDrillScheduleInput } from "@/server/domain/privacy/drills/schema";
import { RUN_DAYS } from "@/server/domain/privacy/drills/vocabulary";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { settingsOrThrow } from "../rows";

export type ScheduleRow = Pick<typeof drillSchedules.$inferSelect, "isOn" | "runDay" | "since">;

/** How drills are held. Off until somebody says otherwise. */
export async function scheduleOf(tx: Tx, orgId: string): Promise<ScheduleRow> {
  const [row] = await tx.select().from(drillSchedules).where(eq(drillSchedules.orgId, orgId));
  return row ?? { isOn: false, runDay: RUN_DAYS.usual, since: "" };
}

/**
 * Says whether a drill is held each quarter and on which of its days it begins by itself. Once it is on, a quarter without
 * one is missed and stands as evidence; the quarter of today counts only where its day is still to come.
 */
export async function saveDrillSchedule(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:manage");
  const after = parseInput(SaveDrillScheduleInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const { zone } = await settingsOrThrow(tx, ctx.orgId, "locked");
    const before = await scheduleOf(tx, ctx.orgId);
    if (before.isOn === after.isOn && before.runDay === after.runDay) return;
    const today = localDay(ctx.now.toISOString(), zone);
    const since = before.isOn ? before.since : dayOfQuarter(today) <= after.runDay ? quarterOf(today) : quarterAfter(quarterOf(today));
    const row = { ...after, since, updatedAt: ctx.now };
    await tx.insert(drillSchedules).values({ orgId: ctx.orgId, ...row }).onConflictDoUpdate({ target: drillSchedules.orgId, set: row });
    await recordChanges(tx, ctx, [{ action: "drill_schedule.saved", object: { kind: "drill_schedule", id: ctx.orgId }, detail: { before: { isOn: before.isOn, runDay: before.runDay }, after: { ...after, since } } }]);
  });
}
