import { STATUS_WORDS, type StatusLanguage } from "../../domain/status-page/words";
import { log } from "../../log";
import { resolveStatusPage } from "../../services/access/resolve-status-page";
import type { ServiceContext } from "../../services/context";
import { visitLanguage } from "../privacy/visit-language";
import { waitOf } from "../privacy/with-visitor";
import { toServiceError } from "../problem";
import { requestFacts } from "../request-facts";
import type { StatusOutcome, StatusPage } from "./page";

export type StatusVisit = { request: Request; params: Record<string, string>; ctx: ServiceContext; ip: string | null; language: StatusLanguage };
type RouteContext = { params: Promise<Record<string, string>> };
type Refusal = Extract<StatusPage, { name: "refusal" }>;

/**
 * The frame of every public status page: whatever goes wrong becomes a page that says so. An organization without a page, a
 * link that ended and an address nobody has are one and the same 404. What is logged of a failure names no address.
 */
export function withStatusVisitor(handle: (visit: StatusVisit) => Promise<StatusOutcome>) {
  return async (request: Request, route: RouteContext): Promise<StatusOutcome> => {
    const facts = requestFacts(request.headers);
    const language = visitLanguage(request) === "de" ? "de" : "en";
    try {
      const params = await route.params;
      return await handle({ request, params, ctx: await resolveStatusPage(params["orgSlug"] ?? "", facts), ip: facts.ip, language });
    } catch (error) {
      return refusalOf(error, facts.requestId, language);
    }
  };
}

function refusalOf(error: unknown, requestId: string, language: StatusLanguage): Refusal {
  const known = toServiceError(error);
  const { none, often, long, failed } = STATUS_WORDS[language].refusals;
  const refusal = (status: Refusal["status"], [title = "", text = ""]: readonly string[], waitSeconds: number | null = null): Refusal => ({ name: "refusal", language, status, title, text, waitSeconds });
  if (known?.code === "NOT_FOUND" || known?.code === "INVALID") return refusal(404, none);
  if (known?.code === "RATE_LIMITED") return refusal(429, often, waitOf(known.details));
  if (known?.code === "TOO_LARGE") return refusal(413, long);
  log().error({ requestId, err: error instanceof Error ? { name: error.name, code: known?.code } : "unknown" }, "a status page failed");
  return refusal(known?.code === "UNAVAILABLE" ? 503 : 500, failed);
}
