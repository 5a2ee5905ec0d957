import type { Permission } from "@/server/domain/access/permissions";

import { readSessionCookie, sessionCookieName } from "../auth/cookie";
import { resolveMember, type MemberContext } from "../services/access/resolve-member";
import { authorize } from "../services/context";
import { ServiceError } from "../services/errors";
import { resolveSession } from "../services/sessions/resolve";
import { cookieValue } from "./cookie-value";
import { problem } from "./problem";
import { requestFacts } from "./request-facts";
import { refuseForeignOrigin } from "./same-origin";

export type SessionRequest = { request: Request; ctx: MemberContext; params: Record<string, string> };
type RouteContext = { params: Promise<Record<string, string>> };

/** The gate of the portal's own file routes (upload, download, export): session, organization in the path, permission. */
export function withSession(permission: Permission, handle: (call: SessionRequest) => Promise<Response>) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const refused = refuseForeignOrigin(request);
    if (refused) return refused;
    const facts = requestFacts(request.headers);
    try {
      const params = await route.params;
      const sid = await readSessionCookie(cookieValue(request.headers.get("cookie"), sessionCookieName()));
      const user = sid ? await resolveSession(sid, new Date()) : undefined;
      if (!user) throw new ServiceError("UNAUTHORIZED", "Sign in first.");
      const ctx = await resolveMember(params["orgSlug"] ?? "", user, facts);
      authorize(ctx, permission);
      return await handle({ request, ctx, params });
    } catch (error) {
      return problem(error, facts.requestId);
    }
  };
}
