import { randomUUID } from "node:crypto";

import { requestTime } from "../clock";
import { env } from "../env";

export type RequestFacts = { now: Date; requestId: string; ip: string | null; userAgent: string | null };

/** When and from where a request comes. The address counts only as far as our own proxies vouch for it. */
export function requestFacts(headers: Headers): RequestFacts {
  const hops = env().PROOFROOM_TRUSTED_PROXIES;
  const forwarded = headers.get("x-forwarded-for")?.split(",").map((part) => part.trim()) ?? [];
  return {
    now: requestTime(headers),
    requestId: randomUUID(),
    // Next writes the peer's own address last; each trusted proxy adds one before it.
    ip: forwarded.at(-1 - hops)?.slice(0, 64) ?? forwarded.at(-1)?.slice(0, 64) ?? null,
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
  };
}
