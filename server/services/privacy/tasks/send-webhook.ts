import { env } from "@/server/env";
import { sign } from "@/server/domain/webhooks/standard-webhooks";

import { OutboundError, sendOut } from "../../outbound/send-out";
import type { Sent, Work } from "./senders";

const LIMITS = { timeoutMs: 15_000, maxBytes: 64 * 1024 };
const GONE = 410;

/**
 * Asks a system by a signed webhook (Standard Webhooks 1.0). 2xx is its word that it will; what it did it says in a signed
 * receipt to `receiptUrl`. A redirect is an answer like any other that is not 2xx, and never followed. Nothing of the body,
 * which says who the person is, is kept or logged.
 */
export async function sendWebhook({ now, deliveryId, task, isDrill, system, identifiers, secrets }: Work): Promise<Sent> {
  if (system.connector.kind !== "webhook" || secrets.webhook.length === 0) return { result: "failed", status: null, problem: "This system has no webhook any more." };
  const body = Buffer.from(JSON.stringify({
    type: "privacy.task.requested", timestamp: now.toISOString(),
    data: { taskId: task.id, requestId: task.requestId, right: task.right, dueOn: task.dueOn, identifiers: identifiers.map(({ type, value, source }) => ({ type, value, source })), receiptUrl: receiptUrl(task.id), ...(isDrill ? { drill: true } : {}) },
  }));
  const headers = { "content-type": "application/json", "user-agent": "Proofroom", ...sign({ id: deliveryId, sentAt: now, body }, secrets.webhook) };
  try {
    const { status } = await sendOut({ url: system.connector.url, method: "POST", headers, body }, LIMITS);
    return judge(status);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    // Whoever answers at length has received it; the length is not read.
    return { result: "again", reached: error.code === "TIMEOUT" || error.code === "ANSWER_TOO_LARGE", status: null, problem: error.message };
  }
}

/** Where a system sends its receipt for a task. */
export const receiptUrl = (taskId: string) => new URL(`/api/v1/privacy/tasks/${taskId}/receipt`, env().PROOFROOM_URL).toString();

function judge(status: number): Sent {
  if (status >= 200 && status < 300) return { result: "accepted", status };
  if (status === GONE) return { result: "failed", status, problem: "The system answered 410: it takes no more tasks at this address." };
  if (status >= 300 && status < 400) return { result: "again", reached: true, status, problem: `The system answered ${status}. Redirects are not followed: give the final address.` };
  return { result: "again", reached: true, status, problem: `The system answered ${status}.` };
}
