import { withOrg } from "@/db/client";
import { DIALECTS, SUBMITTED, type Dialect, type SubmittedRequest } from "@/server/domain/privacy/protocols/opendsr";
import { fieldErrors } from "@/server/domain/privacy/protocols/opendsr-error";
import type { Requester } from "@/server/domain/privacy/intake";

import { authorize, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { requireCallable } from "../../outbound/send-out";
import { openDoor } from "./open-door";
import type { Peer } from "./rows";
import { signAnswer, type SignedBody } from "./sign-answer";
import { parseMessage } from "./parse-message";
import { takeIn } from "./take-in";

const SKEW_MS = 5 * 60_000;

/**
 * Takes a controller's request in as an OpenDSR processor. It becomes a case like any other, once however often it is
 * sent. The answer returns the request in base64, as the specification wants; it is kept nowhere and logged nowhere.
 *
 * Throws INVALID with the fields, CONFLICT for another request under the same id.
 */
export async function receiveOpenDsr(ctx: ServiceContext, slug: string, dialect: Dialect, bytes: Uint8Array): Promise<SignedBody> {
  authorize(ctx, "privacy:receive");
  const submitted = readSubmitted(dialect, parseMessage(bytes), ctx.now);
  return withOrg(ctx.orgId, async (tx) => {
    const { settings, peer } = await openDoor(tx, ctx, slug);
    requireAllowed(peer, submitted.status_callback_urls);
    const { received } = await takeIn(tx, ctx, peer, {
      externalId: submitted.subject_request_id, content: Buffer.from(JSON.stringify(submitted)), right: submitted.subject_request_type, dialect, askedAt: earlier(new Date(submitted.submitted_time), ctx.now),
      identifiers: submitted.subject_identities.map(identifierOf), wording: `${peer.name} asks through ${dialect === "opendsr" ? "OpenDSR" : "OpenGDPR"} for: ${submitted.subject_request_type}.`, callbackUrls: [...new Set(submitted.status_callback_urls)],
    });
    return signAnswer(settings, dialect, {
      controller_id: peer.id, expected_completion_time: received.expectedAt.toISOString(), received_time: received.receivedAt.toISOString(),
      encoded_request: Buffer.from(bytes).toString("base64"), subject_request_id: received.externalId, api_version: DIALECTS[dialect].version,
    }, true);
  });
}

function readSubmitted(dialect: Dialect, value: unknown, now: Date): SubmittedRequest {
  const read = SUBMITTED[dialect].safeParse(value);
  if (!read.success) throw new ServiceError("INVALID", "The request is not one of the specification.", fieldErrors(read.error).map(({ reason, message }) => ({ code: reason, message })));
  if (new Date(read.data.submitted_time).getTime() > now.getTime() + SKEW_MS) throw new ServiceError("INVALID", "submitted_time: lies in the future.", [{ code: "DATE_OUT_OF_RANGE", message: "submitted_time: lies in the future." }]);
  return read.data;
}

/** Statuses go only where the organization agreed with this controller that they go. */
function requireAllowed({ callbackHosts }: Peer, urls: string[]): void {
  const wrong = urls.findIndex((url) => !isAllowed(url, callbackHosts));
  if (wrong >= 0) {
    const message = `status_callback_urls.${wrong}: is not an https address at a host that was agreed on. Ask the processor to add the host.`;
    throw new ServiceError("INVALID", message, [{ code: "CALLBACK_HOST", message }]);
  }
}

function isAllowed(url: string, hosts: string[]): boolean {
  try {
    const { host, hostname } = requireCallable(url);
    return hosts.includes(host) || hosts.includes(hostname);
  } catch {
    // What cannot be called is not allowed, whatever the reason.
    return false;
  }
}

/** What a system can look for: a hash says of what it is one. */
function identifierOf({ identity_type: type, identity_value: value, identity_format: format }: SubmittedRequest["subject_identities"][number]): Requester["identifiers"][number] {
  return format === "raw" ? { kind: type, value } : { kind: `hash (${format})`, value: `${type} ${value.toLowerCase()}` };
}

const earlier = (one: Date, other: Date) => (one < other ? one : other);
