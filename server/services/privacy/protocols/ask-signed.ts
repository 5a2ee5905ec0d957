import { isSignedBy } from "@/server/domain/privacy/protocols/body-signature";
import { signatureIn } from "@/server/domain/privacy/protocols/controller";
import type { DataSystem } from "@/server/domain/privacy/systems/schema";

import { OutboundError, sendOut, type Outgoing } from "../../outbound/send-out";
import { ProcessorFault, processorOf, type Processor } from "./processors";

export type Asked = { status: number; body: Uint8Array; isSigned: boolean };
type Question = Pick<Outgoing, "method" | "body"> & { path: string };

/**
 * Asks a processor and holds the answer against its certificate, over the bytes as they came. A signature that does not fit
 * may be one of a new certificate, so it is looked up once more. Throws `ProcessorFault` where there is no answer.
 */
export async function askSigned(orgId: string, system: DataSystem, processor: Processor, { path, method, body }: Question, now: Date): Promise<Asked> {
  const headers: Record<string, string> = { accept: "application/json", ...(body ? { "content-type": "application/json" } : {}), ...(processor.authorization ? { authorization: processor.authorization } : {}) };
  const answer = await send({ url: `${processor.baseUrl}/${path}`, method, headers, ...(body ? { body } : {}) });
  const shown = signatureIn((name) => [answer.headers[name]].flat().join("") || null);
  const fits = (certificate: string) => shown?.domain === processor.domain && isSignedBy(certificate, answer.body, shown.signature);
  const isSigned = fits(processor.certificate) || (shown?.domain === processor.domain && fits((await processorOf(orgId, system, now, { fresh: true })).certificate));
  return { status: answer.status, body: answer.body, isSigned };
}

async function send(outgoing: Outgoing) {
  try {
    return await sendOut(outgoing);
  } catch (error) {
    if (error instanceof OutboundError) throw new ProcessorFault(error.message, error.code === "NOT_ALLOWED", { cause: error });
    throw error;
  }
}
