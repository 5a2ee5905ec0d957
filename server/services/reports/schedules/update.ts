import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportSchedules } from "@/db/schema/reports";
import { UpdateScheduleInput } from "@/server/domain/reports/schedule-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { checkedOptions, checkedReaders, lockSchedule, scheduleObject, startingNow } from "./rows";

/** Changes a schedule as a whole, its kind apart. It goes on from the next day of its rhythm; a paused one stays paused. */
export async function updateSchedule(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "reports:make");
  const { id, options, rhythm, window, notify } = parseInput(UpdateScheduleInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const before = await lockSchedule(tx, ctx.orgId, id);
    const after = { options: await checkedOptions(tx, ctx, before.kind, options), rhythm, window, notify: await checkedReaders(tx, ctx.orgId, notify) };
    const start = await startingNow(tx, ctx, rhythm);
    const days = before.state === "paused" ? { servedOn: start.servedOn, nextOn: null, nextAt: null } : start;
    await tx.update(reportSchedules).set({ ...after, ...days, setBy: ctx.actor.id, updatedAt: ctx.now }).where(and(eq(reportSchedules.orgId, ctx.orgId), eq(reportSchedules.id, id)));
    await recordChanges(tx, ctx, [{ action: "report_schedule.updated", object: scheduleObject(before), detail: { before: { options: before.options, rhythm: before.rhythm, window: before.window, notify: before.notify }, after } }]);
  });
}
