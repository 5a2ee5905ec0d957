import { fetchRequestHandler } from "@trpc/server/adapters/fetch";

import { readSessionCookie, sessionCookieName } from "../auth/cookie";
import { cookieValue } from "../http/cookie-value";
import { API_HEADERS, problem } from "../http/problem";
import { boundedRequest } from "../http/read-body";
import { requestFacts } from "../http/request-facts";
import { refuseForeignOrigin } from "../http/same-origin";
import { resolveSession } from "../services/sessions/resolve";
import { appRouter } from "./root";

/** The HTTP door of tRPC. The organization is in the path; a mutation must come from our own origin. */
export async function handleTrpc(request: Request, orgSlug: string): Promise<Response> {
  const refused = refuseForeignOrigin(request);
  if (refused) return refused;
  const facts = requestFacts(request.headers);
  const sid = await readSessionCookie(cookieValue(request.headers.get("cookie"), sessionCookieName()));
  const user = sid ? await resolveSession(sid, new Date()) : undefined;
  const bounded = await boundedRequest(request, { asSent: isPush(request) }).catch((error: unknown) => problem(error, facts.requestId));
  if (bounded instanceof Response) return bounded;
  const response = await fetchRequestHandler({
    endpoint: `/api/trpc/${orgSlug}`, req: bounded, router: appRouter, createContext: () => ({ user, facts, orgSlug }), maxBatchSize: 20,
  });
  for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value);
  return response;
}

function isPush(request: Request): boolean {
  return request.method === "POST" && /^application\/json\b/i.test(request.headers.get("content-type") ?? "") && new URL(request.url).pathname.includes("evidence.push");
}
