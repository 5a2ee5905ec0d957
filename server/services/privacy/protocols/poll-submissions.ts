import { and, asc, eq, lte } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { opendsrSubmissions } from "@/db/schema/privacy-protocols";
import { StatusMessage } from "@/server/domain/privacy/protocols/opendsr";
import { dialectOf, requestsPath } from "@/server/domain/privacy/protocols/controller";

import { log } from "../../../log";
import { findSystem } from "../systems/rows";
import { askSigned } from "./ask-signed";
import { parseMessage } from "./parse-message";
import { ProcessorFault, processorOf } from "./processors";
import { settleSubmission, type Submission } from "./settle-submission";

const RETRY_MS = 3_600_000;

/** Asks processors about submissions of which nothing was heard for some hours, one a step: a callback may get lost. Each says whether it answered. */
export async function* pollSubmissions(orgId: string, clock: () => Date): AsyncGenerator<boolean, void> {
  for (;;) {
    const submission = await claimNext(orgId, clock());
    if (!submission) return;
    const problem = await pollOrLog(submission, clock());
    if (problem !== null) await withOrg(orgId, async (tx) => tx.update(opendsrSubmissions).set({ problem, updatedAt: clock() }).where(and(eq(opendsrSubmissions.orgId, orgId), eq(opendsrSubmissions.id, submission.id))), "system");
    yield problem === null;
  }
}

/** What one processor says that cannot be taken in keeps no other waiting. */
async function pollOrLog(submission: Submission, now: Date): Promise<string | null> {
  try {
    return await pollOne(submission, now);
  } catch (error) {
    log().error({ orgId: submission.orgId, submissionId: submission.id, err: error instanceof Error ? error.name : "unknown" }, "a processor's answer could not be taken in, will ask again");
    return "The processor's answer could not be taken in.";
  }
}

async function pollOne(submission: Submission, now: Date): Promise<string | null> {
  const { orgId, id, systemId } = submission;
  const system = await withOrg(orgId, async (tx) => findSystem(tx, orgId, systemId), "system");
  if (!system) return "The system is no longer there.";
  try {
    const processor = await processorOf(orgId, system, now);
    const answer = await askSigned(orgId, system, processor, { path: `${requestsPath(dialectOf(processor.discovery))}/${id}`, method: "GET" }, now);
    if (answer.status !== 200) return `The processor answered ${answer.status}.`;
    if (!answer.isSigned) return "The processor's answer is not signed with its certificate.";
    const message = StatusMessage.safeParse(parseMessage(answer.body));
    if (!message.success || message.data.subject_request_id !== id) return "The processor's answer is not one about this request.";
    await settleSubmission({ submission, processor, message: message.data, bytes: answer.body, now });
    return null;
  } catch (error) {
    if (error instanceof ProcessorFault) return error.message;
    throw error;
  }
}

/** Takes the next that is due until its next try, so that no other worker asks too. */
async function claimNext(orgId: string, now: Date): Promise<Submission | undefined> {
  return withOrg(orgId, async (tx) => {
    const due = and(eq(opendsrSubmissions.orgId, orgId), lte(opendsrSubmissions.nextPollAt, now));
    const [row] = await tx.select().from(opendsrSubmissions).where(due).orderBy(asc(opendsrSubmissions.nextPollAt), asc(opendsrSubmissions.id)).limit(1).for("update", { skipLocked: true });
    if (row) await tx.update(opendsrSubmissions).set({ nextPollAt: new Date(now.getTime() + RETRY_MS) }).where(and(eq(opendsrSubmissions.orgId, orgId), eq(opendsrSubmissions.id, row.id)));
    return row;
  }, "system");
}
