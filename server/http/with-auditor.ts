import { readSessionCookie, sessionCookieName } from "../auth/cookie";
import { inAuditRoom, type AuditorContext } from "../services/access/resolve-auditor";
import { ServiceError } from "../services/errors";
import { resolveSession } from "../services/sessions/resolve";
import { cookieValue } from "./cookie-value";
import { problem } from "./problem";
import { requestFacts } from "./request-facts";
import { refuseForeignOrigin } from "./same-origin";

export type AuditorRequest = { request: Request; ctx: AuditorContext; params: Record<string, string> };
type RouteContext = { params: Promise<Record<string, string>> };

/** The gate of the audit room's file routes: session, second factor, grant of the engagement in the path. */
export function withAuditor(handle: (call: AuditorRequest) => Promise<Response>) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const refused = refuseForeignOrigin(request);
    if (refused) return refused;
    const facts = requestFacts(request.headers);
    try {
      const params = await route.params;
      const sid = await readSessionCookie(cookieValue(request.headers.get("cookie"), sessionCookieName()));
      const user = sid ? await resolveSession(sid, new Date()) : undefined;
      if (!user) throw new ServiceError("UNAUTHORIZED", "Sign in first.");
      return await inAuditRoom(params["engagementId"] ?? "", user, facts, async (ctx) => handle({ request, ctx, params }));
    } catch (error) {
      return problem(error, facts.requestId);
    }
  };
}
