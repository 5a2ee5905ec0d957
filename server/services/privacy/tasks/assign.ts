import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { systemTasks } from "@/db/schema/privacy-systems";
import { AssignTaskInput } from "@/server/domain/privacy/systems/receipt";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { requireMember } from "../systems/check-connector";
import { lockOwnTask } from "./own-task";

/** Says who sees to a task; null for nobody in particular. */
export async function assignTask(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:handle");
  const { id, userId } = parseInput(AssignTaskInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const task = await lockOwnTask(tx, ctx, id);
    if (userId !== null) await requireMember(tx, ctx.orgId, userId);
    await tx.update(systemTasks).set({ assigneeId: userId }).where(and(eq(systemTasks.orgId, ctx.orgId), eq(systemTasks.requestId, task.requestId), eq(systemTasks.id, id)));
    await recordChanges(tx, ctx, [{ action: "system_task.assigned", object: { kind: "system_task", id }, detail: { requestId: task.requestId, before: task.assigneeId, after: userId } }]);
  });
}
