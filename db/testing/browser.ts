import { withoutOrg } from "@/db/client";
import { makeSessionCookie } from "@/server/auth/cookie";
import { peerHeader } from "@/server/http/incoming";
import { startSession } from "@/server/services/sessions/start";

import { newIp } from "./people";

export const OWN_ORIGIN = "http://localhost:3000";

/** The Cookie header of a person who has just signed in. */
export async function signedIn(userId: string): Promise<string> {
  const sid = await withoutOrg(async (tx) => startSession(tx, userId, { now: new Date(), ip: newIp(), userAgent: "test" }));
  const { name, value } = await makeSessionCookie(sid);
  return `${name}=${encodeURIComponent(value)}`;
}

/** A request as the portal's own pages send it. */
export function fromPage(path: string, { cookie, method = "GET", body, headers = {} }: { cookie?: string; method?: string; body?: BodyInit; headers?: Record<string, string> } = {}): Request {
  const all = { [peerHeader()]: newIp(), ...(cookie ? { cookie } : {}), ...(method === "GET" ? {} : { origin: OWN_ORIGIN }), ...headers };
  return new Request(`${OWN_ORIGIN}${path}`, { method, headers: all, body, ...(body instanceof ReadableStream ? { duplex: "half" } : {}) } as RequestInit);
}
