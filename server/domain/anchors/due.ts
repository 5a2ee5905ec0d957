import { LedgerError } from "../ledger/error";
import type { PublicationReason } from "./schema";

const MINUTE_MS = 60_000;
export const ROUND_MS = 10 * MINUTE_MS;
const FIRST_PAUSE_MS = MINUTE_MS / 2;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS;

/** `isHeld`: the anchor log that is written to has it, or will have it. One that was closed does not count: its successor holds nothing of this log yet. */
type Published = { size: number; root: Uint8Array; publishedAt: Date; isHeld?: boolean };

/**
 * Whether a log's head goes into the anchor log now: when it grew, and once on every day (UTC) all the same, so that
 * silence is visible; and again where another anchor log succeeded the one that holds it. Null where it does not.
 *
 * Throws `PUBLISHED_HEAD_AHEAD` where the head fell behind what was published, or has another root at its size: telling
 * that to everyone would prove a fork that a restore made.
 */
export function publicationDue(head: { size: number; root: Uint8Array }, last: Published | undefined, now: Date): Exclude<PublicationReason, "seal"> | null {
  if (head.size === 0) return null;
  if (!last || head.size > last.size) return "changed";
  if (head.size < last.size || Buffer.compare(head.root, last.root) !== 0) {
    throw new LedgerError("PUBLISHED_HEAD_AHEAD", `size ${last.size} was published, the head of size ${head.size} does not follow from it`);
  }
  if (last.isHeld === false) return "succession";
  return dayOf(now) > dayOf(last.publishedAt) ? "heartbeat" : null;
}

/** When to try again after this many failures: half a minute, doubled each time, six hours at most. */
export function nextTry(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS));
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
