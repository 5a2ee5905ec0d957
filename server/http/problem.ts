import { log } from "../log";
import { ServiceError, type ErrorCode } from "../services/errors";

const STATUS: Record<ErrorCode, number> = {
  UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, GONE: 410, INVALID: 400, CONFLICT: 409, UNPROCESSABLE: 422, TOO_LARGE: 413, RATE_LIMITED: 429, UNAVAILABLE: 503,
};

export const API_HEADERS = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
};

/** An error as RFC 9457 problem details. What is not ours to explain says only that it failed, with the id to ask about. */
export function problem(error: unknown, requestId: string): Response {
  const known = toServiceError(error);
  if (!known) log().error({ requestId, err: error instanceof Error ? { name: error.name, message: error.message.slice(0, 300), stack: error.stack } : "unknown" }, "request failed");
  const status = known ? STATUS[known.code] : 500;
  const body = {
    type: "about:blank", status, code: known?.code ?? "INTERNAL", title: known?.message ?? "Something failed on our side. Try again with the same Idempotency-Key: what was kept is not kept twice.",
    errors: known?.details ?? [], requestId,
  };
  const retryAfter = known?.details.find((detail) => detail.code === "RETRY_AFTER")?.message;
  const headers = new Headers({ ...API_HEADERS, "content-type": "application/problem+json", "x-request-id": requestId });
  if (retryAfter) headers.set("retry-after", retryAfter);
  if (status === 401) headers.set("www-authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status, headers });
}

/** Our own refusals, and the two database answers that mean one: a lost race for a unique key, a database that is away. */
export function toServiceError(error: unknown): ServiceError | undefined {
  if (error instanceof ServiceError) return error;
  const code = databaseCode(error);
  if (code === "23505") return new ServiceError("CONFLICT", "Somebody else changed this at the same moment. Load it again.");
  if (code && /^(08|57|53|CONNECT|ECONN)/.test(code)) return new ServiceError("UNAVAILABLE", "The database is not reachable. Try again in a moment with the same Idempotency-Key: what was kept is not kept twice.", [{ code: "RETRY_AFTER", message: "5" }]);
  return undefined;
}

function databaseCode(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string") return code;
  }
  return undefined;
}
