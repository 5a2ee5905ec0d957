import { LedgerError } from "@/server/domain/ledger/error";
import { endedFault, logIdOf, type GuardedHead } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { log } from "../../log";
import { ServiceError } from "../errors";
import type { Derive, StoredHead } from "./check-head";
import { lastPublished, lostRange, type LastHead, type LostRange } from "./last-published";

/** Logs of which this process has told the guard by which they were succeeded. */
const told = new Set<string>();

/**
 * Tells the head guard that a log was closed and which one succeeded it, so that no database from before revives it. After the
 * commit: a guard that cannot be written is logged as fatal and told again by `checkHeadsOf` and `checkAnchorHead`.
 */
export async function tellEnding(origin: string, successor: string): Promise<void> {
  if (told.has(`${origin} ${successor}`)) return;
  try {
    await endChain(origin, successor);
    told.add(`${origin} ${successor}`);
  } catch (error) {
    log().fatal({ origin, successor, err: error instanceof Error ? error.message : String(error) }, "LEDGER GUARD LAGS: it could not be told that a log was closed, and a restore from before that is not seen until it can");
  }
}

/**
 * A log that the guard knows to have been succeeded by another one, which was lost before a head of it was published, is bound once more: then
 * that other one too is closed, or the next restore would end at it, as at one that nothing followed.
 */
async function endChain(origin: string, successor: string): Promise<void> {
  const guard = headGuard();
  const seen = new Set([successor]);
  for (let from = origin; !seen.has(from); ) {
    seen.add(from);
    await guard.end(logIdOf(from), { origin: from, successor });
    const next = (await guard.ending(logIdOf(from)))?.successor;
    if (next === undefined || (await isPublished(next))) return;
    from = next;
  }
}

async function isPublished(origin: string): Promise<boolean> {
  const head = await headGuard().read(logIdOf(origin));
  return head !== undefined && head.size > 0 && head.origin === origin;
}

/** Throws `CONFLICT` where the guard knows that the log was closed: only a successor can go on. */
export async function requireNotEnded(logId: string): Promise<void> {
  const ending = await headGuard().ending(logId);
  if (ending) throw new ServiceError("CONFLICT", endedFault(ending).sentence);
}

/** The log that a successor says it succeeds: its last head, and which of its entries are lost. */
export type SucceededEnd = { origin: string; last: LastHead; lost: LostRange };
type Stored = { noteOf: () => Promise<string | null>; derive: Derive };

/**
 * What a successor is to bind: the end of the log that is closed; or, where the guard knows that it was closed before and succeeded by
 * one that this database does not know, the end of that one, all of which is lost. So no log has two successors. Throws as `lostRange`, and `INVALID`
 * for a last good size of a log of which this database holds nothing: what the operator vouches for is the log they see.
 *
 * @param frozen name to the guard of the log that is closed; `head` is of the last one that holds anything
 */
export async function endToSucceed(frozen: string, head: StoredHead, { noteOf, derive }: Stored, lastGoodSize: number | undefined): Promise<SucceededEnd> {
  const later = await laterThan(frozen);
  if (later) {
    if (lastGoodSize !== undefined) throw new ServiceError("INVALID", `This log was closed before. What is bound is the last of its successors, ${later.origin}, of which this database holds nothing: leave out --last-good.`);
    return { origin: later.origin, last: later, lost: { from: 0, to: later.size - 1 } };
  }
  const last = await lastPublished(head, noteOf);
  return { origin: head.origin, last, lost: await lostRange(head, last, derive, lastGoodSize) };
}

/** The last of the logs that followed a closed one of which a head was published, as the guard knows them. An entry that cannot be read must not keep a log from being succeeded. */
async function laterThan(logId: string): Promise<GuardedHead | undefined> {
  let found: GuardedHead | undefined;
  const seen = new Set<string>();
  try {
    for (let id = logId; !seen.has(id); ) {
      seen.add(id);
      const ending = await headGuard().ending(id);
      if (!ending) return found;
      id = logIdOf(ending.successor);
      const head = await headGuard().read(id);
      if (head && head.size > 0 && head.origin === ending.successor) found = head;
    }
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
  return found;
}
