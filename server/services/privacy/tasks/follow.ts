import { and, eq, inArray, ne } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { rightsRequests } from "@/db/schema/privacy";
import { systemTasks } from "@/db/schema/privacy-systems";
import { type Case, processOf } from "@/server/domain/privacy/case/case";
import { clockOf } from "@/server/domain/privacy/case/clock";
import { RUNNING } from "@/server/domain/privacy/case/rule";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { CaseEvent, EventOf } from "@/server/domain/privacy/schema";
import { OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";
import { findSystem } from "../systems/rows";
import { deliverTask } from "./deliver";
import { moveTask, type TaskRow } from "./rows";

/**
 * Keeps the tasks of systems in step with the case, in the transaction of its events: work that begins becomes tasks on
 * their way, what is completed is done, what nobody asks for any more is dropped, and due dates move with the clock.
 */
export async function followTasks(tx: Tx, ctx: ServiceContext, requestId: string, events: readonly CaseEvent[], after: Case): Promise<void> {
  const due = new Map(clockOf(after, ctx.now).map(({ right, clock }) => [right, clock?.due.date ?? null] as const));
  for (const event of events) {
    if (event.kind === "task_completed") await settle(tx, ctx, requestId, event);
    if (event.kind === "fulfilment_started" && event.right) await begin(tx, ctx, requestId, event.right, processOf(after, event.right)?.tasks ?? [], due);
    if (event.kind === "exception_ended" && event.right) await begin(tx, ctx, requestId, event.right, after.rights.some(({ tasks }) => tasks.some(({ taskId }) => taskId === event.data.task.taskId)) ? [event.data.task] : [], due);
  }
  const open = await openOf(tx, ctx.orgId, requestId);
  for (const task of open) {
    if (isOver(after, task)) await moveTask(tx, ctx, task, "dropped");
    else if (task.dueOn !== (due.get(task.right) ?? null)) await tx.update(systemTasks).set({ dueOn: due.get(task.right) ?? null }).where(and(eq(systemTasks.orgId, ctx.orgId), eq(systemTasks.requestId, requestId), eq(systemTasks.id, task.id)));
  }
}

async function begin(tx: Tx, ctx: ServiceContext, requestId: string, right: Right, tasks: readonly { taskId: string; systemId: string }[], due: ReadonlyMap<Right, string | null>): Promise<void> {
  const [request] = await tx.select({ assigneeId: rightsRequests.assigneeId }).from(rightsRequests).where(and(eq(rightsRequests.orgId, ctx.orgId), eq(rightsRequests.id, requestId)));
  for (const { taskId, systemId } of tasks) {
    const system = await findSystem(tx, ctx.orgId, systemId);
    const assigneeId = system?.connector.assigneeId ?? request?.assigneeId ?? null;
    const row = { orgId: ctx.orgId, requestId, id: taskId, right, systemId, state: "open" as const, assigneeId, dueOn: due.get(right) ?? null, createdAt: ctx.now, changedAt: ctx.now };
    const [task] = await tx.insert(systemTasks).values(row).onConflictDoNothing().returning();
    if (!task) continue;
    await recordChanges(tx, ctx, [{ action: "system_task.opened", object: { kind: "system_task", id: taskId }, detail: { requestId, right, systemId, connector: system?.connector.kind ?? "manual" } }]);
    await deliverTask(tx, ctx, task, system?.connector.kind ?? "manual");
  }
}

async function settle(tx: Tx, ctx: ServiceContext, requestId: string, { data: { taskId, method, records, receiptSha256 } }: EventOf<"complete_task">): Promise<void> {
  const [task] = await tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, ctx.orgId), eq(systemTasks.requestId, requestId), eq(systemTasks.id, taskId), ne(systemTasks.state, "done"))).for("update");
  if (task) await moveTask(tx, ctx, task, "done", { method, records, receiptSha256, problem: null }, { method, records, receiptSha256 });
}

async function openOf(tx: Tx, orgId: string, requestId: string): Promise<TaskRow[]> {
  return tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, orgId), eq(systemTasks.requestId, requestId), inArray(systemTasks.state, [...OPEN_TASK_STATES])));
}

/** Answered, withdrawn or ended otherwise: the case's own list of tasks no longer waits for this one. */
function isOver(after: Case, { right, id }: TaskRow): boolean {
  const process = processOf(after, right);
  if (!process || process.outcome !== null || !RUNNING.includes(after.state)) return true;
  return !process.tasks.some(({ taskId, method }) => taskId === id && method === null);
}
