import { and, count, eq, ne } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { reportSchedules } from "@/db/schema/reports";
import { newId } from "@/server/domain/ids/ids";
import { CreateScheduleInput } from "@/server/domain/reports/schedule-schema";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { checkedOptions, checkedReaders, scheduleObject, startingNow } from "./rows";

const MOST = 100;

/** Has a report made again and again, from its next day on. Days are days of the organization's zone. */
export async function createSchedule(ctx: ServiceContext, input: unknown): Promise<{ id: string }> {
  authorize(ctx, "reports:make");
  const { kind, options, rhythm, window, notify } = parseInput(CreateScheduleInput, input);
  const id = newId("reportSchedule");
  await withOrg(ctx.orgId, async (tx) => {
    const [there] = await tx.select({ value: count() }).from(reportSchedules).where(and(eq(reportSchedules.orgId, ctx.orgId), ne(reportSchedules.state, "deleted")));
    if ((there?.value ?? 0) >= MOST) throw new ServiceError("CONFLICT", `There are ${MOST} schedules already. Delete one that is no longer needed.`);
    const plan = { options: await checkedOptions(tx, ctx, kind, options), rhythm, window, notify: await checkedReaders(tx, ctx.orgId, notify) };
    await tx.insert(reportSchedules).values({ orgId: ctx.orgId, id, kind, ...plan, state: "active", ...(await startingNow(tx, ctx, rhythm)), setBy: ctx.actor.id, createdAt: ctx.now, updatedAt: ctx.now });
    await recordChanges(tx, ctx, [{ action: "report_schedule.created", object: scheduleObject({ id, kind }), detail: { kind, ...plan } }]);
  });
  return { id };
}
