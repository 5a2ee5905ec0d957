import { and, eq, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { requestFiles } from "@/db/schema/request-files";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { CompleteTaskInput } from "@/server/domain/privacy/systems/receipt";
import { tableIn } from "@/server/domain/privacy/systems/table-in";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { readRequestFile } from "../files/read";
import { findSystem } from "../systems/rows";
import { completeTask } from "./complete-task";
import { lockOwnTask } from "./own-task";
import type { TaskRow } from "./rows";

/**
 * Reports what was done by hand in a system: how, for how many records. What was handed in for the task is part of it; of
 * a CSV system the rows in it are the count, whatever was typed. Throws UNPROCESSABLE where the case's rules refuse.
 */
export async function completeOwnTask(ctx: ServiceContext, input: unknown): Promise<void> {
  authorize(ctx, "privacy:task");
  const { id, method, records } = parseInput(CompleteTaskInput, input);
  await withOrg(ctx.orgId, async (tx) => {
    const task = await lockOwnTask(tx, ctx, id);
    const files = await handedIn(tx, task);
    const counted = method === "extracted" && (await findSystem(tx, ctx.orgId, task.systemId))?.connector.kind === "csv" ? await rowsIn(tx, task, files) : records;
    const statement = canonicalBytes({ taskId: id, method, records: counted, by: ctx.actor.id, at: ctx.now.toISOString(), files: files.map(({ sha256 }) => sha256) });
    await completeTask(tx, ctx, task, { method, records: counted, statement });
  });
}

async function handedIn(tx: Tx, task: TaskRow) {
  return tx.select().from(requestFiles).where(and(eq(requestFiles.orgId, task.orgId), eq(requestFiles.requestId, task.requestId), eq(requestFiles.taskId, task.id), isNull(requestFiles.endedAt)));
}

async function rowsIn(tx: Tx, task: TaskRow, files: Awaited<ReturnType<typeof handedIn>>): Promise<number> {
  if (files.length === 0) throw new ServiceError("INVALID", "Upload the person's rows first, as a CSV file.", [{ field: "files", message: "none was uploaded" }]);
  let rows = 0;
  for (const { id } of files) rows += tableIn(await readRequestFile(tx, task, id))?.rows ?? 0;
  return rows;
}
