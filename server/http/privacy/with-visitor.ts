import type { ErrorDetail } from "../../services/errors";
import { log } from "../../log";
import { toServiceError } from "../problem";
import { requestFacts, type RequestFacts } from "../request-facts";
import type { Outcome } from "./public-page";
import { visitLanguage } from "./visit-language";

export type Visit = { request: Request; params: Record<string, string>; facts: RequestFacts };
type RouteContext = { params: Promise<Record<string, string>> };

/**
 * The frame of every page for people without an account: whatever goes wrong becomes a page that says so in their
 * language. What is logged of a failure is its name and place alone: the address holds the secret of a case, and a
 * message may quote what was typed.
 */
export function withVisitor(of: "centre" | "case", handle: (visit: Visit) => Promise<Outcome>) {
  return async (request: Request, route: RouteContext): Promise<Outcome> => {
    const facts = requestFacts(request.headers);
    try {
      return await handle({ request, params: await route.params, facts });
    } catch (error) {
      return pageOf(error, of, request, facts.requestId);
    }
  };
}

function pageOf(error: unknown, of: "centre" | "case", request: Request, requestId: string): Outcome {
  const [known, language] = [toServiceError(error), visitLanguage(request)];
  if (known?.code === "NOT_FOUND") return { name: "missing", status: 404, of, language };
  if (known?.code === "RATE_LIMITED") return { name: "limited", status: 429, waitSeconds: waitOf(known.details), contactEmail: null, language };
  if (known?.code === "TOO_LARGE") return { name: "too_large", status: 413, language };
  log().error({ requestId, err: error instanceof Error ? { name: error.name, code: known?.code, stack: framesOf(error) } : "unknown" }, "a page of the privacy centre failed");
  return { name: "broken", status: known?.code === "UNAVAILABLE" ? 503 : 500, language };
}

/** Seconds to wait, as a rate limit tells them. */
export function waitOf(details: readonly ErrorDetail[]): number {
  return Number(details.find(({ code }) => code === "RETRY_AFTER")?.message ?? 60);
}

/** The frames without the message, which stands on the lines before them. */
function framesOf(error: Error): string {
  return (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).join("\n");
}
