import { log } from "../../log";
import { resolveStatusPage } from "../../services/access/resolve-status-page";
import type { ServiceContext } from "../../services/context";
import { waitOf } from "../privacy/with-visitor";
import { toServiceError } from "../problem";
import { requestFacts } from "../request-facts";
import type { StatusOutcome, StatusPage } from "./page";

export type StatusVisit = { request: Request; params: Record<string, string>; ctx: ServiceContext; ip: string | null };
type RouteContext = { params: Promise<Record<string, string>> };
type Refusal = Extract<StatusPage, { name: "refusal" }>;

/**
 * The frame of every public status page: whatever goes wrong becomes a page that says so. An organization without a page, a
 * link that ended and an address nobody has are one and the same 404. What is logged of a failure names no address.
 */
export function withStatusVisitor(handle: (visit: StatusVisit) => Promise<StatusOutcome>) {
  return async (request: Request, route: RouteContext): Promise<StatusOutcome> => {
    const facts = requestFacts(request.headers);
    try {
      const params = await route.params;
      return await handle({ request, params, ctx: await resolveStatusPage(params["orgSlug"] ?? "", facts), ip: facts.ip });
    } catch (error) {
      return refusalOf(error, facts.requestId);
    }
  };
}

function refusalOf(error: unknown, requestId: string): Refusal {
  const known = toServiceError(error);
  const refusal = (status: Refusal["status"], title: string, text: string, waitSeconds: number | null = null): Refusal => ({ name: "refusal", status, title, text, waitSeconds });
  if (known?.code === "NOT_FOUND" || known?.code === "INVALID") return refusal(404, "There is no page here", "The address may be mistyped, or what it led to has ended. Ask the organization that gave it to you.");
  if (known?.code === "RATE_LIMITED") return refusal(429, "Too many tries", "Nothing was sent. Wait a while and try again.", waitOf(known.details));
  if (known?.code === "TOO_LARGE") return refusal(413, "This is too long", "Nothing was sent. Go back and shorten it.");
  log().error({ requestId, err: error instanceof Error ? { name: error.name, code: known?.code } : "unknown" }, "a status page failed");
  return refusal(known?.code === "UNAVAILABLE" ? 503 : 500, "This did not work", "Something failed on our side and nothing was sent. Try again in a few minutes.");
}
