import { and, desc, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportScheduleRuns } from "@/db/schema/reports";
import { ScheduleId } from "@/server/domain/reports/schedule-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { lockSchedule, scheduleObject } from "./rows";
import { ask } from "./run-due";

/** Asks again for the report of the last day, where it could not be asked for. CONFLICT where it was: then the report itself is tried again. */
export async function retrySchedule(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "reports:make");
  const { id } = parseInput(ScheduleId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const row = await lockSchedule(tx, ctx.orgId, id);
    const own = and(eq(reportScheduleRuns.orgId, ctx.orgId), eq(reportScheduleRuns.scheduleId, id));
    const [last] = await tx.select().from(reportScheduleRuns).where(own).orderBy(desc(reportScheduleRuns.on)).limit(1);
    if (!last || last.reportId !== null) throw new ServiceError("CONFLICT", "The report of the last day was asked for.");
    const made = await ask(tx, ctx, row, last.on);
    if (made.reportId === null) throw new ServiceError("CONFLICT", made.error ?? "It cannot be asked for.");
    await tx.update(reportScheduleRuns).set({ ...made, at: ctx.now }).where(and(own, eq(reportScheduleRuns.on, last.on)));
    await recordChanges(tx, ctx, [{ action: "report_schedule.retried", object: scheduleObject(row), detail: { on: last.on, reportId: made.reportId } }]);
  });
}
