import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { systemDeliveries } from "@/db/schema/privacy-systems";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { nextTryAt } from "@/server/domain/privacy/systems/retry";
import { OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";

import type { ServiceContext } from "../../context";
import { lockRequest } from "../rows";
import { completeTask } from "./complete-task";
import { giveToPerson } from "./give-to-person";
import { lockTask, moveTask, type TaskRow } from "./rows";
import type { Sent } from "./senders";

const KEPT_ATTEMPTS = 30;

/** Records what came of one try, and what follows from it for the task. */
export async function settleDelivery(tx: Tx, ctx: ServiceContext, id: string, sent: Sent): Promise<void> {
  const mine = and(eq(systemDeliveries.orgId, ctx.orgId), eq(systemDeliveries.id, id));
  const [found] = await tx.select().from(systemDeliveries).where(mine);
  if (!found || found.status !== "pending") return;
  const { number } = await lockRequest(tx, ctx.orgId, found.requestId);
  const task = await lockTask(tx, ctx.orgId, found.requestId, found.taskId);
  const problem = "problem" in sent ? sent.problem : null;
  const attempts = [...found.attempts, { at: ctx.now.toISOString(), status: "status" in sent ? sent.status : null, problem }].slice(-KEPT_ATTEMPTS);
  const failures = attempts.filter((attempt) => attempt.problem !== null).length;
  const next = sent.result === "again" ? nextTryAt(failures, ctx.now) : null;
  const status = next ? "pending" : sent.result === "accepted" || sent.result === "done" ? "delivered" : "given_up";
  await tx.update(systemDeliveries).set({ attempts, status, nextTryAt: next, claimedUntil: null }).where(mine);
  if (!OPEN_TASK_STATES.includes(task.state)) return;
  if (sent.result === "done") await done(tx, ctx, task, sent);
  else if (sent.result === "accepted") await reached(tx, ctx, task, "accepted", attempts.length);
  else if (status === "given_up") await giveToPerson(tx, ctx, { ...task, caseNumber: number }, "failed", problem);
  else if (sent.result === "again" && sent.reached) await reached(tx, ctx, task, "sent", attempts.length);
}

/** What a person was told to see to stays theirs, whatever the system still says short of a receipt. */
async function reached(tx: Tx, ctx: ServiceContext, task: TaskRow, state: "sent" | "accepted", attempt: number): Promise<void> {
  if (task.state === "open" || (task.state === "sent" && state === "accepted")) await moveTask(tx, ctx, task, state, { problem: null }, { attempt });
}

async function done(tx: Tx, ctx: ServiceContext, task: TaskRow, { method, records, files }: Extract<Sent, { result: "done" }>): Promise<void> {
  const statement = canonicalBytes({ taskId: task.id, method, records, at: ctx.now.toISOString() });
  await completeTask(tx, ctx, task, { method, records, statement, files });
}
