import { sql } from "drizzle-orm";

import { ask, withOrg, type Tx } from "@/db/client";
import { isId } from "@/server/domain/ids/ids";
import { sha256 } from "@/server/domain/ledger/commit";
import { isReplay, SystemReceipt } from "@/server/domain/privacy/systems/receipt";
import { OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";
import { verify } from "@/server/domain/webhooks/standard-webhooks";

import { systemContext } from "../../access/system-context";
import { parseInput } from "../../context";
import { ServiceError } from "../../errors";
import { lockRequest } from "../rows";
import { findSystem } from "../systems/rows";
import { secretsOf } from "../systems/secrets";
import { completeTask } from "./complete-task";
import { noteLateReceipt } from "./note-late-receipt";
import { lockTask, type TaskRow } from "./rows";

type Incoming = { taskId: string; headers: { get(name: string): string | null }; body: Uint8Array; now: Date };
export type ReceiptAnswer = { taskId: string; status: "done"; method: string | null; records: number | null; receiptSha256: string | null; repeated: boolean };

/**
 * Takes what a system says it has done, signed with one of its secrets. Only this makes a webhook's task done. The same
 * receipt again is answered the same and changes nothing.
 *
 * What comes after nobody asked for the task any more is noted in its history, and nothing follows from it.
 *
 * Throws UNAUTHORIZED for a task nobody has as for a signature that does not fit, INVALID for a receipt of another task,
 * CONFLICT for one that contradicts the first or comes too late, UNPROCESSABLE where the case's rules refuse.
 */
export async function receiveReceipt(incoming: Incoming): Promise<ReceiptAnswer> {
  const { taskId, now } = incoming;
  const place = await placeOf(taskId);
  if (!place) throw unsigned();
  const answer = await withOrg(place.orgId, async (tx) => {
    // The case first, as everybody who changes both.
    await lockRequest(tx, place.orgId, place.requestId);
    const task = await lockTask(tx, place.orgId, place.requestId, taskId);
    const receipt = await openReceipt(tx, task, incoming);
    const receiptSha256 = Buffer.from(sha256(incoming.body)).toString("hex");
    if (task.state === "done") {
      if (!isReplay(receipt, receiptSha256, task)) throw new ServiceError("CONFLICT", `This task is done with another receipt: ${task.method ?? ""}, ${task.records ?? 0} records. It stays as it is; write to whoever asked.`);
      return { taskId, status: "done" as const, method: task.method, records: task.records, receiptSha256: task.receiptSha256, repeated: true };
    }
    if (!OPEN_TASK_STATES.includes(task.state)) {
      await noteLateReceipt(tx, systemContext(place.orgId, now), task, { method: receipt.method, records: receipt.records, receiptSha256 });
      return null;
    }
    await completeTask(tx, systemContext(place.orgId, now), task, { method: receipt.method, records: receipt.records, statement: incoming.body, files: collectedIn(receipt, task) });
    return { taskId, status: "done" as const, method: receipt.method, records: receipt.records, receiptSha256, repeated: false };
  });
  // Not before it is on record.
  if (!answer) throw new ServiceError("CONFLICT", "Nobody asks for this task any more. That you did it is on record; write to whoever asked.");
  return answer;
}

async function placeOf(taskId: string): Promise<{ orgId: string; requestId: string } | undefined> {
  if (!isId("systemTask", taskId)) return undefined;
  const [row] = await ask<{ org_id: string; request_id: string }>(sql`select * from access.find_system_task(${taskId})`);
  return row && { orgId: row.org_id, requestId: row.request_id };
}

/** Over the bytes as they came, before anything is read in them. */
async function openReceipt(tx: Tx, task: TaskRow, { headers, body, now }: Incoming): Promise<SystemReceipt> {
  const system = await findSystem(tx, task.orgId, task.systemId);
  const secrets = system?.connector.kind === "webhook" ? await secretsOf(tx, { orgId: task.orgId, systemId: task.systemId }, "webhook") : [];
  if (!verify(headers, body, secrets, { now }).ok) throw unsigned();
  const receipt = parseInput(SystemReceipt, jsonIn(body));
  if (receipt.taskId !== task.id) throw new ServiceError("INVALID", "This receipt is for another task.", [{ field: "taskId", message: "another task than the address names" }]);
  if (receipt.collected !== undefined && task.right !== "access" && task.right !== "portability") throw new ServiceError("INVALID", "Data are taken for access and portability only.", [{ field: "collected", message: "not asked for" }]);
  return receipt;
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as unknown;
  } catch (cause) {
    throw new ServiceError("INVALID", "The receipt is not JSON.", [], { cause });
  }
}

function collectedIn({ collected }: SystemReceipt, task: TaskRow) {
  return collected === undefined ? [] : [{ name: `${task.right}-${task.systemId}.json`, mediaType: "application/json", bytes: Buffer.from(JSON.stringify(collected)) }];
}

/** The same for whatever is wrong with a receipt that nobody signed who may: it tells nothing of what there is. */
const unsigned = () => new ServiceError("UNAUTHORIZED", "No task with this address takes this signature. Sign the body with the system's secret (Standard Webhooks), with a clock that is right.");
