import { randomUUID } from "node:crypto";

import { requestTime } from "../clock";
import { env } from "../env";
import { peerHeader } from "./incoming";

export type RequestFacts = { now: Date; requestId: string; ip: string | null; userAgent: string | null };

/** When and from where a request comes. */
export function requestFacts(headers: Headers): RequestFacts {
  return {
    now: requestTime(headers),
    requestId: randomUUID(),
    ip: clientAddress(headers)?.slice(0, 64) ?? null,
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
  };
}

/**
 * The socket's own address, or with proxies of ours in front the address that the outermost of them saw: each appends
 * its peer to X-Forwarded-For, so what a client wrote there itself stands further left and never counts.
 */
function clientAddress(headers: Headers): string | undefined {
  const hops = env().PROOFROOM_TRUSTED_PROXIES;
  const forwarded = headers.get("x-forwarded-for")?.split(",").map((part) => part.trim()) ?? [];
  const seen = hops === 0 ? undefined : forwarded.slice(-hops)[0];
  return seen || headers.get(peerHeader()) || undefined;
}
