import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { systemDeliveries } from "@/db/schema/privacy-systems";
import { TaskId } from "@/server/domain/privacy/systems/receipt";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { enqueue } from "../../jobs/enqueue";
import { recordChanges } from "../../ledger/record-change";
import { lockOwnTask } from "./own-task";

/** Asks a system again now, also one that was given up. What a person was told to see to stays theirs until the receipt. */
export async function retryTask(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id } = parseInput(TaskId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const task = await lockOwnTask(tx, ctx, id);
    const [delivery] = await tx.update(systemDeliveries).set({ status: "pending", nextTryAt: ctx.now }).where(and(eq(systemDeliveries.orgId, ctx.orgId), eq(systemDeliveries.requestId, task.requestId), eq(systemDeliveries.taskId, id))).returning({ id: systemDeliveries.id });
    if (!delivery) throw new ServiceError("CONFLICT", "This system is asked by hand: there is nothing to send.");
    await recordChanges(tx, ctx, [{ action: "system_task.asked_again", object: { kind: "system_task", id }, detail: { requestId: task.requestId } }]);
    await enqueue(tx, "deliver-task", { orgId: ctx.orgId, deliveryId: delivery.id });
  });
}
