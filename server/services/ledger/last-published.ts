import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import type { GuardedHead } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { ServiceError } from "../errors";
import type { Derive, StoredHead } from "./check-head";

export type LastHead = Pick<GuardedHead, "size" | "root" | "note">;
export type LostRange = { from: number; to: number } | null;

/** The guard's head of a log that is to be closed, which is what was published; without one the database's own. */
export async function lastPublished(head: StoredHead, noteOf: () => Promise<string | null>): Promise<LastHead> {
  try {
    const guard = await headGuard().read(head.logId);
    if (guard?.origin === head.origin && guard.size >= head.size) return guard;
  } catch (error) {
    // An unreadable guard was a reason to freeze; it must not be one to never go on.
    if (!(error instanceof LedgerError)) throw error;
  }
  return { size: head.size, root: head.root, note: head.size > 0 ? await noteOf() : null };
}

/**
 * Which entries before the last head are lost or not vouched for; null where all are there. Throws `INVALID` where the operator
 * must say which, and where what is said cannot be.
 */
export async function lostRange(head: StoredHead, last: LastHead, derive: Derive, lastGoodSize: number | undefined): Promise<LostRange> {
  const tree = await derive([head.size, last.size]);
  const isWhole = tree.size === last.size && sameBytes(tree.roots.get(last.size) ?? new Uint8Array(), last.root);
  // A shorter tree that leads to its own signed head is what is left of the published one; any other history vouches for nothing.
  const isShorter = head.size < last.size && tree.size === head.size && sameBytes(tree.roots.get(head.size) ?? new Uint8Array(), head.root);
  const kept = isWhole ? last.size : isShorter ? head.size : 0;
  if (lastGoodSize !== undefined && lastGoodSize > last.size) throw new ServiceError("INVALID", `The last good size is ${last.size} at most.`);
  const from = Math.min(kept, lastGoodSize ?? kept);
  if (kept === 0 && last.size > 0 && lastGoodSize === undefined) {
    throw new ServiceError("INVALID", "The entries in the database are not those that were published. Say with --last-good up to which size an anchor or a witness vouches for them; 0 where none does.");
  }
  const good = lastGoodSize !== undefined && kept === 0 ? lastGoodSize : from;
  return good === last.size ? null : { from: good, to: last.size - 1 };
}
