import type { Tx } from "@/db/client";
import { OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";

import type { ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";
import { lockRequest } from "../rows";
import { lockTask, taskOrThrow, type TaskRow } from "./rows";

/** Whether somebody may do a task: who handles requests any, everybody else those assigned to them. */
export function mayDo(ctx: ServiceContext, task: Pick<TaskRow, "assigneeId">): boolean {
  return ctx.permissions.has("privacy:handle") || task.assigneeId === ctx.actor.id;
}

/** A task of one's own that still waits, with its case locked until the transaction ends. NOT_FOUND for somebody else's, CONFLICT for one that is over. */
export async function lockOwnTask(tx: Tx, ctx: ServiceContext, id: string): Promise<TaskRow> {
  const seen = await taskOrThrow(tx, ctx.orgId, id);
  if (!mayDo(ctx, seen)) throw notFound("This task");
  await lockRequest(tx, ctx.orgId, seen.requestId);
  const task = await lockTask(tx, ctx.orgId, seen.requestId, id);
  if (!mayDo(ctx, task)) throw notFound("This task");
  if (!OPEN_TASK_STATES.includes(task.state)) throw new ServiceError("CONFLICT", task.state === "done" ? "This task was reported as done already." : "Nobody asks for this task any more.");
  return task;
}
