import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { opendsrSubmissions } from "@/db/schema/privacy-protocols";
import { sha256 } from "@/server/domain/ledger/commit";
import { type Consequence, consequenceOf, outcomeIn } from "@/server/domain/privacy/protocols/controller";
import type { StatusMessage } from "@/server/domain/privacy/protocols/opendsr";
import { OPEN_TASK_STATES } from "@/server/domain/privacy/systems/vocabulary";
import { keptTime } from "@/server/domain/times/time-range";

import { systemContext } from "../../access/system-context";
import { ServiceError } from "../../errors";
import { lockRequest } from "../rows";
import { completeTask } from "../tasks/complete-task";
import { giveToPerson } from "../tasks/give-to-person";
import { noteLateReceipt } from "../tasks/note-late-receipt";
import { lockTask, taskOfCase } from "../tasks/rows";
import { fetchResults, type Results } from "./fetch-results";
import type { Processor } from "./processors";

export type Submission = typeof opendsrSubmissions.$inferSelect;
/** `bytes` carried the signature and are the receipt; they hold codes and counts. */
type Told = { submission: Submission; processor: Processor; message: StatusMessage; bytes: Uint8Array; now: Date };
const POLL_MS = 6 * 3_600_000;

/**
 * Records what a processor said, signed, about a submission, and what follows for its task. Said twice it is one; what comes
 * after the task is done changes nothing. Where the case's rules refuse the completion, it is a person's to see to.
 */
export async function settleSubmission(told: Told): Promise<void> {
  const { submission, processor, message } = told;
  const consequence = consequenceOf(message, submission.right, processor.domain);
  const results = consequence.kind === "done" && consequence.method === "extracted" && (await isAsked(submission)) ? await fetchResults(processor, message, submission) : { files: [], problem: null };
  const { orgId } = submission;
  try {
    await withOrg(orgId, async (tx) => settle(tx, told, consequence, results), "system");
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "UNPROCESSABLE") throw error;
    await withOrg(orgId, async (tx) => settle(tx, told, { kind: "person", problem: error.message }, results), "system");
  }
}

/** Nothing is fetched of somebody who took their request back. */
async function isAsked({ orgId, requestId, taskId }: Submission): Promise<boolean> {
  return withOrg(orgId, async (tx) => OPEN_TASK_STATES.includes((await taskOfCase(tx, orgId, requestId, taskId)).state), "system");
}

async function settle(tx: Tx, told: Told, consequence: Consequence, { files, problem }: Results): Promise<void> {
  const { submission, bytes, now } = told;
  const ctx = systemContext(submission.orgId, now);
  const { number } = await lockRequest(tx, submission.orgId, submission.requestId);
  const task = await lockTask(tx, submission.orgId, submission.requestId, submission.taskId);
  await noteStatus(tx, told, consequence.kind === "waits");
  if (consequence.kind === "waits") return;
  if (task.state === "dropped" && consequence.kind === "done") return noteLateReceipt(tx, ctx, task, { method: consequence.method, records: consequence.records, receiptSha256: Buffer.from(sha256(bytes)).toString("hex") });
  if (!OPEN_TASK_STATES.includes(task.state)) return;
  const trouble = consequence.kind === "person" ? consequence.problem : problem;
  if (trouble === null && consequence.kind === "done") await completeTask(tx, ctx, task, { method: consequence.method, records: consequence.records, statement: bytes, files });
  else if (task.state !== "failed" || task.problem !== trouble) await giveToPerson(tx, ctx, { ...task, caseNumber: number }, "failed", trouble);
}

async function noteStatus(tx: Tx, { submission, message, bytes, processor, now }: Told, isWaiting: boolean): Promise<void> {
  const outcome = message.request_status === "completed" ? outcomeIn(message, processor.domain) : null;
  await tx.update(opendsrSubmissions).set({
    status: message.request_status, outcome: outcome === "unknown" ? null : outcome, expectedAt: keptTime(message.expected_completion_time), resultsCount: message.results_count ?? null, problem: null, updatedAt: now,
    receiptSha256: isWaiting ? null : Buffer.from(sha256(bytes)).toString("hex"), nextPollAt: isWaiting ? new Date(now.getTime() + POLL_MS) : null,
  }).where(and(eq(opendsrSubmissions.orgId, submission.orgId), eq(opendsrSubmissions.id, submission.id)));
}
