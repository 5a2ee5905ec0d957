import { ProofroomError } from "./proofroom-error";

export type Retry = { attempts: number; baseMs: number; sleep: (ms: number) => Promise<void> };
/** What became of one try: an answer, or none and how long the server asks to wait. */
export type Try<T> = { answer: T } | { error: ProofroomError; retryAfterMs: number | null };

const LONGEST_WAIT_MS = 120_000;
const LONGEST_BACKOFF_MS = 20_000;

/**
 * Tries until there is an answer, or a refusal that another try cannot change, or the tries are used up. Waits as long as
 * the server asks, else longer each time by chance, so that many senders do not come back at once.
 */
export async function withRetries<T>(retry: Retry, keyed: boolean, attempt: () => Promise<Try<T>>): Promise<T> {
  for (let tried = 1; ; tried++) {
    const outcome = await attempt();
    if ("answer" in outcome) return outcome.answer;
    const wait = waitMs(retry, tried, outcome.retryAfterMs);
    if (tried >= retry.attempts || wait > LONGEST_WAIT_MS || !isPassing(outcome.error, keyed)) throw outcome.error;
    await retry.sleep(wait);
  }
}

/** 409 passes only where the request has an Idempotency-Key: then the first try is still running. */
function isPassing({ code, status }: ProofroomError, keyed: boolean): boolean {
  return code === "UNREACHABLE" || [429, 502, 503, 504].includes(status) || (keyed && status === 409);
}

function waitMs({ baseMs }: Retry, tried: number, retryAfterMs: number | null): number {
  const most = Math.min(baseMs * 2 ** (tried - 1), LONGEST_BACKOFF_MS);
  // Never sooner than asked; the jitter comes on top.
  return retryAfterMs === null ? most / 2 + (Math.random() * most) / 2 : retryAfterMs + Math.random() * Math.min(baseMs, 1000);
}

/** Retry-After in milliseconds: seconds or a date (RFC 9110). */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

export async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
