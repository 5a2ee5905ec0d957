import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportSchedules } from "@/db/schema/reports";
import { PauseScheduleInput } from "@/server/domain/reports/schedule-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { lockSchedule, scheduleObject, startingNow } from "./rows";

/** Lets a schedule rest, or go on from its next day: what passed while it rested is not made. Asked for what it is already, it changes nothing. */
export async function pauseSchedule(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "reports:make");
  const { id, paused } = parseInput(PauseScheduleInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await lockSchedule(tx, ctx.orgId, id);
    if ((row.state === "paused") === paused) return;
    const days = paused ? { nextOn: null, nextAt: null } : await startingNow(tx, ctx, row.rhythm);
    await tx.update(reportSchedules).set({ state: paused ? "paused" : "active", ...days, updatedAt: ctx.now }).where(and(eq(reportSchedules.orgId, ctx.orgId), eq(reportSchedules.id, id)));
    await recordChanges(tx, ctx, [{ action: paused ? "report_schedule.paused" : "report_schedule.resumed", object: scheduleObject(row), detail: {} }]);
  });
}
