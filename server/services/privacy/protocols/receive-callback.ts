import { and, eq } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { opendsrSubmissions } from "@/db/schema/privacy-protocols";
import { SubjectRequestId, StatusMessage } from "@/server/domain/privacy/protocols/opendsr";
import { isSignedBy } from "@/server/domain/privacy/protocols/body-signature";
import { signatureIn } from "@/server/domain/privacy/protocols/controller";

import { authorize, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { findSystem } from "../systems/rows";
import { callbackAddress } from "./addresses";
import { parseMessage } from "./parse-message";
import { ProcessorFault, processorOf, type Processor } from "./processors";
import { settleSubmission, type Submission } from "./settle-submission";

type Callback = { id: string; headers: { get(name: string): string | null }; body: Uint8Array };

/**
 * Takes what a processor calls back. In this order: whose domain it claims, whether that is the processor this submission
 * went to, its certificate as found and still trusted, the signature over the bytes, and only then what they say: that they
 * are for this address and this request.
 *
 * Throws FORBIDDEN for everything before that, one answer for all of it; INVALID for what is no such message.
 */
export async function receiveCallback(ctx: ServiceContext, slug: string, { id, headers, body }: Callback): Promise<void> {
  authorize(ctx, "privacy:receive");
  const shown = signatureIn((name) => headers.get(name));
  const found = shown && (await processorFor(ctx, id));
  if (!shown || !found || found.processor.domain !== shown.domain || !isSignedBy(found.processor.certificate, body, shown.signature)) {
    throw new ServiceError("FORBIDDEN", "The signature is not one of the processor that this request went to.");
  }
  const message = StatusMessage.safeParse(parseMessage(body));
  if (!message.success || message.data.subject_request_id !== id || message.data.status_callback_url !== callbackAddress(slug, id)) throw new ServiceError("INVALID", "This status is not one about this request for this address.");
  await settleSubmission({ ...found, message: message.data, bytes: body, now: ctx.now });
}

async function processorFor({ orgId, now }: ServiceContext, id: string): Promise<{ submission: Submission; processor: Processor } | undefined> {
  if (!SubjectRequestId.safeParse(id).success) return undefined;
  const { submission, system } = await withOrg(orgId, async (tx) => {
    const [row] = await tx.select().from(opendsrSubmissions).where(and(eq(opendsrSubmissions.orgId, orgId), eq(opendsrSubmissions.id, id)));
    return { submission: row, system: row && (await findSystem(tx, orgId, row.systemId)) };
  }, "system");
  if (!submission || !system) return undefined;
  try {
    return { submission, processor: await processorOf(orgId, system, now) };
  } catch (error) {
    // A processor whose certificate does not do cannot prove that this is its word; polling finds out later.
    if (error instanceof ProcessorFault) return undefined;
    throw error;
  }
}
