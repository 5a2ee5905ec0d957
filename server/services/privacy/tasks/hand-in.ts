import { withOrg } from "@/db/client";
import { tableIn } from "@/server/domain/privacy/systems/table-in";

import { authorize, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { keepRequestFile } from "../files/keep";
import { findSystem } from "../systems/rows";
import { lockOwnTask } from "./own-task";

export const MAX_HANDED_IN_BYTES = 32 * 1024 * 1024;
/** `rows`: of a CSV file; null for any other. */
export type HandedIn = { id: string; sha256: string; rows: number | null };

/**
 * Keeps a file somebody extracted for a task, sealed with its case. Of a CSV system it has to be a table. Throws INVALID
 * where it is none, CONFLICT where the right asks for no copy, TOO_LARGE over 32 MiB.
 */
export async function handInForTask(ctx: ServiceContext, of: { id: string; name: string; mediaType: string }, bytes: Uint8Array): Promise<HandedIn> {
  authorize(ctx, "privacy:task");
  if (bytes.length > MAX_HANDED_IN_BYTES) throw new ServiceError("TOO_LARGE", "A file for a task may have 32 MiB at most. Part it, or leave out what is not about the person.");
  if (bytes.length === 0) throw new ServiceError("INVALID", "The file is empty.");
  return withOrg(ctx.orgId, async (tx) => {
    const task = await lockOwnTask(tx, ctx, of.id);
    if (task.right !== "access" && task.right !== "portability") throw new ServiceError("CONFLICT", "This right asks for no copy of the data: report what you did.");
    const isCsv = (await findSystem(tx, ctx.orgId, task.systemId))?.connector.kind === "csv";
    const table = isCsv || /\.csv$/i.test(of.name) ? tableIn(bytes) : undefined;
    if (isCsv && (!table || table.fault !== null)) throw new ServiceError("INVALID", `This is no CSV file that can be read: ${table?.fault ?? "it is not text."}`);
    const kept = await keepRequestFile(tx, { orgId: ctx.orgId, requestId: task.requestId, now: ctx.now }, { kind: "collected", right: task.right, taskId: task.id, systemId: task.systemId, name: of.name, mediaType: of.mediaType }, bytes);
    await recordChanges(tx, ctx, [{ action: "system_task.file_handed_in", object: { kind: "system_task", id: task.id }, detail: { requestId: task.requestId, fileId: kept.id, sha256: kept.sha256, sizeBytes: bytes.length } }]);
    return { ...kept, rows: table?.rows ?? null };
  });
}
