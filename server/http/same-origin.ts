import { env } from "../env";
import { problem } from "./problem";
import { ServiceError } from "../services/errors";

/**
 * Refuses a cookie-carrying write that does not come from our own pages: Origin, where the browser sends it, must be
 * ours, and without one Sec-Fetch-Site must say same-origin. Reads pass.
 */
export function refuseForeignOrigin(request: Request): Response | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const origin = request.headers.get("origin");
  const own = new URL(env().PROOFROOM_URL).origin;
  const fits = origin === null ? request.headers.get("sec-fetch-site") === "same-origin" : origin === own;
  return fits ? undefined : problem(new ServiceError("FORBIDDEN", "This request does not come from our own pages."), "-");
}
