import { isDeepStrictEqual } from "node:util";

import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { reportSchedules } from "@/db/schema/reports";
import type { Rhythm } from "@/server/domain/reports/schedule";
import { UpdateScheduleInput } from "@/server/domain/reports/schedule-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { checkedOptions, checkedReaders, lockSchedule, scheduleObject, startingNow, type ScheduleRow } from "./rows";

/** Changes a schedule as a whole, its kind apart. With another rhythm it goes on from that one's next day; else a day that is due stays due. A paused one stays paused. */
export async function updateSchedule(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "reports:make");
  const { id, options, rhythm, window, notify } = parseInput(UpdateScheduleInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const before = await lockSchedule(tx, ctx.orgId, id);
    const after = { options: await checkedOptions(tx, ctx, before.kind, options), rhythm, window, notify: await checkedReaders(tx, ctx.orgId, notify) };
    const days = isDeepStrictEqual(before.rhythm, rhythm) ? {} : await daysOf(tx, ctx, before, rhythm);
    await tx.update(reportSchedules).set({ ...after, ...days, setBy: ctx.actor.id, updatedAt: ctx.now }).where(and(eq(reportSchedules.orgId, ctx.orgId), eq(reportSchedules.id, id)));
    await recordChanges(tx, ctx, [{ action: "report_schedule.updated", object: scheduleObject(before), detail: { before: { options: before.options, rhythm: before.rhythm, window: before.window, notify: before.notify }, after } }]);
  });
}

async function daysOf(tx: Tx, ctx: ServiceContext, { state }: ScheduleRow, rhythm: Rhythm) {
  const start = await startingNow(tx, ctx, rhythm);
  return state === "paused" ? { servedOn: start.servedOn, nextOn: null, nextAt: null } : start;
}
