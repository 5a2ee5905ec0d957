import type { Tx } from "@/db/client";
import { sha256 } from "@/server/domain/ledger/commit";
import type { TaskMethod } from "@/server/domain/privacy/case/vocabulary";

import type { ServiceContext } from "../../context";
import { carryOutAct } from "../act";
import { keepRequestFile } from "../files/keep";
import type { TaskRow } from "./rows";

type Collected = { name: string; mediaType: string; bytes: Uint8Array };
/** `statement`: the bytes whose digest stands in the case as the receipt. */
export type Completion = { method: TaskMethod; records: number; statement: Uint8Array; files?: readonly Collected[] };

/**
 * Completes a task by an act of its case, so that the case's rules judge it, and keeps what was found. The case is locked
 * by the act. Throws UNPROCESSABLE where the rules refuse.
 */
export async function completeTask(tx: Tx, ctx: ServiceContext, task: TaskRow, { method, records, statement, files = [] }: Completion): Promise<{ receiptSha256: string }> {
  const receiptSha256 = Buffer.from(sha256(statement)).toString("hex");
  await carryOutAct(tx, ctx, task.requestId, { kind: "complete_task", right: task.right, data: { taskId: task.id, method, records, receiptSha256 } });
  for (const { bytes, ...file } of files) await keepRequestFile(tx, { orgId: ctx.orgId, requestId: task.requestId, now: ctx.now }, { kind: "collected", right: task.right, taskId: task.id, systemId: task.systemId, ...file }, bytes);
  return { receiptSha256 };
}
