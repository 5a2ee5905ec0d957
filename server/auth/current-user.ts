import { cookies, headers } from "next/headers";
import { cache } from "react";

import { requestFacts, type RequestFacts } from "../http/request-facts";
import { resolveSession, type SignedInUser } from "../services/sessions/resolve";
import { readSessionCookie, sessionCookieName } from "./cookie";

export type Visitor = { user: SignedInUser | undefined; facts: RequestFacts };

/** Who asks, looked up in the database once a request (React's cache lives no longer). */
export const currentVisitor = cache(async (): Promise<Visitor> => {
  const facts = requestFacts(await headers());
  const sid = await readSessionCookie((await cookies()).get(sessionCookieName())?.value);
  return { user: sid ? await resolveSession(sid, new Date()) : undefined, facts };
});
