import { createHash, randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { opendsrSubmissions } from "@/db/schema/privacy-protocols";
import { Accepted, DIALECTS } from "@/server/domain/privacy/protocols/opendsr";
import { dialectOf, identitiesFor, requestsPath } from "@/server/domain/privacy/protocols/controller";
import { keptTime } from "@/server/domain/times/time-range";

import { organizationOrThrow } from "../../organizations/rows";
import { requestOrThrow } from "../rows";
import type { Sent, Work } from "../tasks/senders";
import { callbackAddress } from "./addresses";
import { askSigned } from "./ask-signed";
import { parseMessage } from "./parse-message";
import { ProcessorFault, processorOf } from "./processors";

const FIRST_POLL_MS = 3_600_000;
const CREATED = 201;

/**
 * Hands a task to a processor by OpenDSR. Its signed 201 is its word that it took it, never that it is done. The
 * subject_request_id is the same for every try of one task, so that a try whose answer was lost asks for nothing twice.
 * What it returns of our request is neither kept nor logged, as the specification wants of controllers.
 */
export async function sendOpenDsr(work: Work): Promise<Sent> {
  try {
    return await submit(work);
  } catch (error) {
    if (!(error instanceof ProcessorFault)) throw error;
    return error.isFinal ? { result: "failed", status: null, problem: error.message } : { result: "again", reached: false, status: null, problem: error.message };
  }
}

async function submit(work: Work): Promise<Sent> {
  const { orgId, now, task, isDrill, system, identifiers } = work;
  const processor = await processorOf(orgId, system, now);
  const { discovery } = processor;
  if (!discovery.supported_subject_request_types.includes(task.right)) return failed(`The processor does not take requests for ${task.right}. Ask it another way.`);
  const identities = identitiesFor(identifiers, discovery, (value) => createHash("sha256").update(value).digest("hex"));
  if (identities.length === 0) return failed("The case has nothing by which this processor can know the person. Add an e-mail address or a customer number.");
  const { id, slug, receivedAt } = await submissionOf(work);
  const dialect = dialectOf(discovery);
  const body = Buffer.from(JSON.stringify({
    ...(dialect === "opendsr" ? { regulation: "gdpr" } : {}), subject_request_id: id, subject_request_type: task.right, submitted_time: receivedAt.toISOString(), subject_identities: identities.slice(0, 20),
    api_version: DIALECTS[dialect].version, status_callback_urls: [callbackAddress(slug, id)],
    // Extensions are where the specification lets a controller say more; its forerunner has no such place for one.
    ...(isDrill && dialect === "opendsr" ? { extensions: { [processor.domain]: { drill: true } } } : {}),
  }));
  const answer = await askSigned(orgId, system, processor, { path: requestsPath(dialect), method: "POST", body }, now);
  if (answer.status !== CREATED) return refusedWith(answer.status);
  if (!answer.isSigned) return { result: "again", reached: true, status: answer.status, problem: "The processor's answer is not signed with its certificate." };
  const accepted = Accepted.safeParse(parseMessage(answer.body));
  if (!accepted.success || accepted.data.subject_request_id !== id) return { result: "again", reached: true, status: answer.status, problem: "The processor's answer is not one to this request." };
  await withOrg(orgId, async (tx) => tx.update(opendsrSubmissions).set({ acceptedAt: now, expectedAt: keptTime(accepted.data.expected_completion_time), nextPollAt: new Date(now.getTime() + FIRST_POLL_MS), problem: null, updatedAt: now })
    .where(and(eq(opendsrSubmissions.orgId, orgId), eq(opendsrSubmissions.id, id))), "system");
  return { result: "accepted", status: answer.status };
}

const failed = (problem: string, status: number | null = null): Sent => ({ result: "failed", status, problem });

/** What it calls wrong with the request does not get right by waiting; everything else may. */
function refusedWith(status: number): Sent {
  if (status === 400 || status === 404 || status === 410) return failed(`The processor answered ${status}: it does not take this request as it is.`, status);
  return { result: "again", reached: true, status, problem: `The processor answered ${status}.` };
}

/** The submission of a task, kept before anything is sent. */
async function submissionOf({ orgId, now, task }: Work): Promise<{ id: string; slug: string; receivedAt: Date }> {
  return withOrg(orgId, async (tx) => {
    await tx.insert(opendsrSubmissions).values({ orgId, id: randomUUID(), requestId: task.requestId, taskId: task.id, systemId: task.systemId, right: task.right, createdAt: now, updatedAt: now }).onConflictDoNothing();
    const [row] = await tx.select({ id: opendsrSubmissions.id }).from(opendsrSubmissions).where(and(eq(opendsrSubmissions.orgId, orgId), eq(opendsrSubmissions.requestId, task.requestId), eq(opendsrSubmissions.taskId, task.id)));
    const [{ slug }, { receivedAt }] = [await organizationOrThrow(tx, orgId), await requestOrThrow(tx, orgId, task.requestId)];
    return { id: row?.id ?? "", slug, receivedAt };
  }, "system");
}
