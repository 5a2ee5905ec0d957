import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportSchedules } from "@/db/schema/reports";
import { ScheduleId } from "@/server/domain/reports/schedule-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { lockSchedule, scheduleObject } from "./rows";

/** Ends a schedule for good. The reports it made stay. */
export async function deleteSchedule(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "reports:make");
  const { id } = parseInput(ScheduleId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await lockSchedule(tx, ctx.orgId, id);
    await tx.update(reportSchedules).set({ state: "deleted", nextOn: null, nextAt: null, updatedAt: ctx.now }).where(and(eq(reportSchedules.orgId, ctx.orgId), eq(reportSchedules.id, id)));
    await recordChanges(tx, ctx, [{ action: "report_schedule.deleted", object: scheduleObject(row), detail: {} }]);
  });
}
