import { randomBytes } from "node:crypto";

import { withoutOrg } from "@/db/client";
import { NONCE_BYTES, timestampRequest } from "@/server/domain/timestamps/request";
import { verifyTimestamp } from "@/server/domain/timestamps/verify";

import { anchorNote, type AnchorSize } from "./anchor-note";
import { boundedFetch, TargetError, type Limits } from "./bounded-fetch";
import type { Given } from "./run-target";
import type { TimestampTarget } from "./targets";

const LIMITS: Limits = { timeoutMs: 15_000, maxBytes: 64 * 1024 };

/**
 * A time-stamp over the text of the anchor log's checkpoint (signature lines may be added to a note, its text stays). The
 * token is held against text, nonce and roots before it is kept.
 *
 * Throws `TargetError` `TSA_STATUS` for an HTTP status other than 200, and as `boundedFetch` and `verifyTimestamp` do.
 */
export async function stampCheckpoint(authority: TimestampTarget, head: AnchorSize): Promise<Given> {
  const { text } = await withoutOrg(async (tx) => anchorNote(tx, head), "system");
  const { token, genTime } = await stampText(authority, Buffer.from(text, "utf8"));
  return { token, genTime };
}

/** The same over any bytes. */
export async function stampText({ url, rootsPem }: Pick<TimestampTarget, "url" | "rootsPem">, text: Uint8Array, limits = LIMITS): Promise<{ token: Uint8Array; genTime: Date }> {
  const nonce = randomBytes(NONCE_BYTES);
  const headers = { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" };
  const { status, body } = await boundedFetch(new Request(url, { method: "POST", headers, body: Buffer.from(timestampRequest(text, nonce)) }), limits);
  if (status !== 200) throw new TargetError("TSA_STATUS", `the authority answered HTTP ${status}`);
  const { genTime } = await verifyTimestamp({ response: body, text, nonce, rootsPem });
  return { token: body, genTime };
}
