import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { checkpoints } from "@/db/schema/ledger";
import { LedgerError } from "@/server/domain/ledger/error";
import { GUARD_FAULTS, type GuardedHead } from "@/server/domain/ledger/head-guard";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { headGuard } from "@/server/storage/head-guard";

import { ServiceError } from "../errors";
import { databaseOf, treeFault } from "./check-head";
import { noteAt } from "./note-at";
import type { LockedHead } from "./lock-head";
import { lastFreeze, noteEvent } from "./log-events";
import { requireNotEnded } from "./log-ending";
import { markGuarded } from "./publish-head";
import { requireHead } from "./require-head";
import { reopen } from "./reopen";
import { settleHeld } from "./settle-held";

/**
 * Makes the guard's entry of a log that has none, from what the database holds: an operator's word that this is the
 * newest state. An unreadable entry is set aside, a good one is never replaced (`CONFLICT`). Ends a freeze that was for
 * the guard alone.
 */
export async function initGuard(orgId: string, logId: string, now: Date): Promise<{ size: number; reopened: boolean }> {
  const guard = headGuard();
  const done = await withOrg(orgId, async (tx) => {
    const head = await requireHead(tx, orgId, logId, ["active", "frozen"]);
    const entry = await guardedHeadOf(tx, head);
    const fault = await treeFault(tx, head, entry);
    if (fault) throw new ServiceError("CONFLICT", `No guard is made for a broken log. ${fault.sentence}`);
    await requireNoGuard(logId, now);
    await guard.publish(logId, entry);
    await markGuarded(tx, head, head.size);
    const sentence = `An operator made the head guard's entry at ${head.size} entries, from the database.`;
    const freeze = head.state === "frozen" ? await lastFreeze(tx, orgId, logId) : undefined;
    const reopened = freeze !== undefined && GUARD_FAULTS.includes(freeze.code);
    if (reopened) await reopen(tx, head, { kind: "guard_initialised", code: "GUARD_INITIALISED", sentence }, now);
    else await noteEvent(tx, head, { kind: "guard_initialised", code: "GUARD_INITIALISED", sentence }, now);
    return { size: head.size, reopened };
  }, "system");
  if (done.reopened) await settleHeld(orgId, logId, now);
  return done;
}

/** Throws `CONFLICT` where the guard has a good entry, or knows that the log was closed; what cannot be read of either is set aside. */
export async function requireNoGuard(logId: string, now: Date): Promise<void> {
  const hadEnding = await setAsideUnreadable(logId, now, "ending", async () => requireNotEnded(logId));
  await setAsideUnreadable(logId, now, "head", async () => {
    const known = await headGuard().read(logId);
    if (known && hadEnding) throw new ServiceError("CONFLICT", `What the head guard kept of this log's end could not be read and was set aside; its head of ${known.size} entries stands. If the log was never closed, run \`ledger unfreeze\`.`);
    if (known) throw new ServiceError("CONFLICT", `The head guard has this log at ${known.size} entries. It is never put back; see \`ledger repair\` and \`ledger succeed\`.`);
  });
}

/** Returns whether there was something that could not be read. */
async function setAsideUnreadable(logId: string, now: Date, what: "head" | "ending", read: () => Promise<void>): Promise<boolean> {
  try {
    await read();
    return false;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    await headGuard().setAside(logId, now, what);
    return true;
  }
}

/** What the guard is to hold: the database's head, which must be the last one signed. */
async function guardedHeadOf(tx: Tx, head: LockedHead): Promise<GuardedHead> {
  const database = await databaseOf(tx);
  if (head.size === 0) return { origin: head.origin, size: 0, root: rootHash(EMPTY_FRONTIER), note: null, ...database };
  const [signed] = await tx.select({ root: checkpoints.root }).from(checkpoints).where(and(eq(checkpoints.orgId, head.orgId), eq(checkpoints.logId, head.logId), eq(checkpoints.size, head.size)));
  if (!signed) throw new ServiceError("CONFLICT", `The database has no checkpoint of its head of ${head.size} entries.`);
  return { origin: head.origin, size: head.size, root: signed.root, note: await noteAt(tx, head, head.size), ...database };
}
