export type ErrorDetail = { item?: number; field?: string; code?: string; message: string; expected?: string };
type Facts = { code: string; status: number; message: string; errors?: ErrorDetail[]; requestId?: string | null; cause?: unknown };

/**
 * A call that gave no answer. `code` is stable: the server's own (UNAUTHORIZED, FORBIDDEN, NOT_FOUND, INVALID, CONFLICT,
 * UNPROCESSABLE, TOO_LARGE, RATE_LIMITED, UNAVAILABLE, INTERNAL), UNREACHABLE where no answer came (status 0),
 * NOT_PROOFROOM where something else answered, or DIGEST_MISMATCH where a file changed on its way.
 */
export class ProofroomError extends Error {
  readonly code: string;
  /** The HTTP status, 0 where none came. */
  readonly status: number;
  /** What is wrong with which field, where the server says so. */
  readonly errors: ErrorDetail[];
  /** Name it when you ask for help. */
  readonly requestId: string | null;

  constructor({ code, status, message, errors, requestId, cause }: Facts) {
    super(message, { cause });
    this.name = "ProofroomError";
    this.code = code;
    this.status = status;
    this.errors = errors ?? [];
    this.requestId = requestId ?? null;
  }
}

/** Reads a refusal: problem details (RFC 9457) of ours, or whatever stands between us and the server. */
export async function errorOf(response: Response): Promise<ProofroomError> {
  const requestId = response.headers.get("x-request-id");
  const { status } = response;
  const text = await response.text().catch(() => "");
  if (response.headers.get("content-type")?.startsWith("application/problem+json")) {
    const { code, title, errors } = JSON.parse(text) as { code: string; title: string; errors: ErrorDetail[] };
    return new ProofroomError({ code, status, message: title, errors, requestId });
  }
  const target = response.headers.get("location");
  const message = target && status < 400 ? `The server sends this request on to ${target}. Use that address as the url.` : `${status} came from something that is not Proofroom's API. Is the url right?`;
  return new ProofroomError({ code: [502, 503, 504].includes(status) ? "UNAVAILABLE" : "NOT_PROOFROOM", status, message, requestId });
}
