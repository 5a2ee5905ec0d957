import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { systemTasks } from "@/db/schema/privacy-systems";
import type { TaskState } from "@/server/domain/privacy/systems/vocabulary";

import type { ServiceContext } from "../../context";
import { notFound } from "../../errors";
import { recordChanges } from "../../ledger/record-change";

export type TaskRow = typeof systemTasks.$inferSelect;
type Change = Partial<Pick<TaskRow, "assigneeId" | "method" | "records" | "receiptSha256" | "problem" | "remindedAt">>;

/** One task by its id; of another organization or case NOT_FOUND as nobody's. Not locked: whoever changes it locks its case first. */
export async function taskOrThrow(tx: Tx, orgId: string, id: string): Promise<TaskRow> {
  const [row] = await tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, orgId), eq(systemTasks.id, id))).limit(1);
  if (!row) throw notFound("This task");
  return row;
}

export async function taskOfCase(tx: Tx, orgId: string, requestId: string, id: string): Promise<TaskRow> {
  const [row] = await tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, orgId), eq(systemTasks.requestId, requestId), eq(systemTasks.id, id)));
  if (!row) throw notFound("This task");
  return row;
}

/** The same, locked until the transaction ends. Whoever also changes its case locks that first. */
export async function lockTask(tx: Tx, orgId: string, requestId: string, id: string): Promise<TaskRow> {
  const [row] = await tx.select().from(systemTasks).where(and(eq(systemTasks.orgId, orgId), eq(systemTasks.requestId, requestId), eq(systemTasks.id, id))).for("update");
  if (!row) throw notFound("This task");
  return row;
}

/** Moves a task on, with its entry on the ledger, which is its history. `detail` holds codes and counts only. */
export async function moveTask(tx: Tx, ctx: ServiceContext, task: TaskRow, state: TaskState, change: Change = {}, detail: Record<string, unknown> = {}): Promise<void> {
  await tx.update(systemTasks).set({ ...change, state, changedAt: ctx.now }).where(and(eq(systemTasks.orgId, ctx.orgId), eq(systemTasks.requestId, task.requestId), eq(systemTasks.id, task.id)));
  await recordChanges(tx, ctx, [{ action: `system_task.${state}`, object: { kind: "system_task", id: task.id }, detail: { requestId: task.requestId, right: task.right, systemId: task.systemId, from: task.state, ...detail } }]);
}
