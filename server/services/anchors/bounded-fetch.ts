/** A failure to reach or understand a target; the message is shown in lists, so it holds no secret. */
export class TargetError extends Error {
  constructor(readonly code: string, message: string, readonly final = false, options?: ErrorOptions) {
    super(message, options);
    this.name = "TargetError";
  }
}

/** Other bytes lie where ours were to be put, and cannot be replaced. */
export class CopyDiffers extends TargetError {
  constructor(name: string, readonly there: Uint8Array) {
    super("COPY_DIFFERS", `other bytes lie in the bucket as ${name}: this log had another history`, true);
  }
}

export type Limits = { timeoutMs: number; maxBytes: number };
export type Answer = { status: number; body: Uint8Array };
const LIMITS: Limits = { timeoutMs: 10_000, maxBytes: 1 << 20 };

/**
 * Sends one request to a target and reads the answer to its end, both within `timeoutMs`. Follows no redirect: what was
 * configured is what is asked.
 *
 * Throws `TargetError`: `UNREACHABLE`, `TIMEOUT`, `ANSWER_TOO_LARGE` above `maxBytes`.
 */
export async function boundedFetch(request: Request, { timeoutMs, maxBytes }: Limits = LIMITS): Promise<Answer> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(timeoutMs), redirect: "manual" });
    return { status: response.status, body: await readUpTo(response, maxBytes) };
  } catch (error) {
    if (error instanceof TargetError) throw error;
    if (error instanceof DOMException && error.name === "TimeoutError") throw new TargetError("TIMEOUT", `no answer within ${timeoutMs / 1000} s`, false, { cause: error });
    throw new TargetError("UNREACHABLE", reasonOf(error), false, { cause: error });
  }
}

/** The system's word for it, such as ECONNREFUSED: addresses of the operator's network are nobody else's business. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code } = cause as { code?: unknown };
  return typeof code === "string" ? code : "the connection failed";
}

async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > maxBytes) throw new TargetError("ANSWER_TOO_LARGE", `the answer has more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
