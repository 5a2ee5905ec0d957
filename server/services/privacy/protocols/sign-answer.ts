import { DIALECTS, type Dialect } from "@/server/domain/privacy/protocols/opendsr";
import { signBody } from "@/server/domain/privacy/protocols/body-signature";

import { openSecret } from "./protocol-keys";
import type { OpenDsrSettings } from "./rows";
import { KEY_PLACE } from "./save-opendsr";

/** Bytes to send and the headers that prove whose they are. */
export type SignedBody = { body: Uint8Array; headers: Record<string, string> };

/**
 * Signs what a processor says. Where the specification also wants `processor_signature` inside, that is one over the body
 * without it, since nothing can hold its own signature; the header's is over the very bytes sent and is the one to check.
 */
export async function signAnswer(settings: OpenDsrSettings, dialect: Dialect, content: Record<string, unknown>, inside: boolean): Promise<SignedBody> {
  const key = await openSecret(settings.orgId, KEY_PLACE, settings.sealedKey);
  const signed = inside ? { ...content, processor_signature: signBody(key, Buffer.from(JSON.stringify(content))) } : content;
  const body = Buffer.from(JSON.stringify(signed));
  const { domainHeader, signatureHeader } = DIALECTS[dialect];
  return { body, headers: { "content-type": "application/json", [domainHeader]: settings.domain, [signatureHeader]: signBody(key, body) } };
}
