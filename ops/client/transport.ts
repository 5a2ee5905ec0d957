import { errorOf, ProofroomError } from "./proofroom-error";
import { retryAfterMs, withRetries, type Retry, type Try } from "./retry";

export type Call = {
  method: "GET" | "POST";
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  headers?: Record<string, string>;
  /** Called anew for each try, because a stream is read once. */
  body?: () => BodyInit;
  idempotencyKey?: string;
  /** Statuses that carry an answer although they are no success. */
  answered?: number[];
  /** Without one the call may take as long as the file needs. */
  timeoutMs?: number;
  /** False where the body cannot be sent twice. */
  repeatable?: boolean;
};
export type Connection = { url: string; key: string; fetch: typeof fetch; retry: Retry; userAgent: string };

/** Sends one call, the same key on every try, and gives what is read from the first answer. */
export async function send<T>(connection: Connection, call: Call, read: (response: Response) => Promise<T>): Promise<T> {
  const retry = call.repeatable === false ? { ...connection.retry, attempts: 1 } : connection.retry;
  return withRetries(retry, call.idempotencyKey !== undefined, async (): Promise<Try<T>> => {
    try {
      const response = await once(connection, call);
      if (response.ok || isAnswer(response, call)) return { answer: await read(response) };
      return { error: await errorOf(response), retryAfterMs: retryAfterMs(response.headers.get("retry-after"), Date.now()) };
    } catch (cause) {
      if (cause instanceof ProofroomError) throw cause;
      return { error: new ProofroomError({ code: "UNREACHABLE", status: 0, message: `${connection.url} did not answer: ${reasonOf(cause)}.`, cause }), retryAfterMs: null };
    }
  });
}

/** A refusal of ours is problem details even under a status that may carry an answer. */
function isAnswer(response: Response, call: Call): boolean {
  return (call.answered ?? []).includes(response.status) && response.headers.get("content-type")?.startsWith("application/json") === true;
}

async function once({ url, key, fetch: go, userAgent }: Connection, call: Call): Promise<Response> {
  const query = Object.entries(call.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const address = `${url}${call.path}${query.length > 0 ? `?${new URLSearchParams(query)}` : ""}`;
  const headers = {
    authorization: `Bearer ${key}`, accept: "application/json", "user-agent": userAgent,
    ...(call.idempotencyKey === undefined ? {} : { "idempotency-key": call.idempotencyKey }), ...call.headers,
  };
  const signal = call.timeoutMs === undefined ? undefined : AbortSignal.timeout(call.timeoutMs);
  // "half" is what fetch asks for to send a stream; redirects are not followed, because a POST would become a GET.
  const init: RequestInit & { duplex: "half" } = { method: call.method, headers, body: call.body?.(), signal, redirect: "manual", duplex: "half" };
  return go(address, init);
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown reason";
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  const { code } = inner as { code?: unknown };
  return typeof code === "string" && !inner.message.includes(code) ? `${code} ${inner.message}`.trim() : inner.message;
}
