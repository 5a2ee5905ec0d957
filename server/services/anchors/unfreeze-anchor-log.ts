import { eq } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorHead } from "@/db/schema/anchors";
import { LedgerError } from "@/server/domain/ledger/error";
import { GUARD_FAULTS, type GuardedHead } from "@/server/domain/ledger/head-guard";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { headGuard } from "@/server/storage/head-guard";

import { ServiceError } from "../errors";
import { databaseOf } from "../ledger/check-head";
import { requireNoGuard } from "../ledger/init-guard";
import { lastAnchorFreeze, noteAnchorEvent, type AnchorEvent } from "./anchor-events";
import type { AnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { anchorFaultOf, anchorTreeFault } from "./check-anchor-head";
import { requireAnchorHead } from "./require-anchor-head";

/** Lets the frozen anchor log go on, where the database again holds all that was published. Throws `CONFLICT` with the fault where it does not. */
export async function unfreezeAnchorLog(now: Date): Promise<{ size: number }> {
  return withoutOrg(async (tx) => {
    const head = await requireAnchorHead(tx, ["frozen"], now);
    const { fault, guard } = await anchorFaultOf(tx, head);
    const found = fault ?? (guard ? await anchorTreeFault(tx, head, guard) : null);
    if (found) throw new ServiceError("CONFLICT", `The anchor log stays frozen. ${found.sentence}`);
    const freeze = await lastAnchorFreeze(tx, head.id);
    if (freeze?.code === "SIGNED_OTHER") throw new ServiceError("CONFLICT", `The anchor log stays frozen. ${freeze.sentence}`);
    await reopenAnchorHead(tx, head, { kind: "unfrozen", code: "UNFROZEN", sentence: `An operator let the log go on at ${head.size} entries, which fit what was published.` }, now);
    return { size: head.size };
  }, "system");
}

/** Makes the guard's entry of the anchor log where there is none, as `initGuard` does for an organization's log, by the same rules. */
export async function initAnchorGuard(now: Date): Promise<{ size: number; reopened: boolean }> {
  return withoutOrg(async (tx) => {
    const head = await requireAnchorHead(tx, ["active", "frozen"], now);
    const entry = await guardedHeadOf(tx, head);
    const fault = await anchorTreeFault(tx, head, entry);
    if (fault) throw new ServiceError("CONFLICT", `No guard is made for a broken log. ${fault.sentence}`);
    await requireNoGuard(head.logId, now);
    await headGuard().publish(head.logId, entry);
    const event: AnchorEvent = { kind: "guard_initialised", code: "GUARD_INITIALISED", sentence: `An operator made the head guard's entry at ${head.size} entries, from the database.` };
    const freeze = head.state === "frozen" ? await lastAnchorFreeze(tx, head.id) : undefined;
    const reopened = freeze !== undefined && GUARD_FAULTS.includes(freeze.code);
    if (reopened) await reopenAnchorHead(tx, head, event, now);
    else await noteAnchorEvent(tx, head.id, event, now);
    return { size: head.size, reopened };
  }, "system");
}

/** Ends a freeze. */
export async function reopenAnchorHead(tx: Tx, { id }: AnchorHead, event: AnchorEvent, now: Date): Promise<void> {
  await tx.update(anchorHead).set({ state: "active" }).where(eq(anchorHead.id, id));
  await noteAnchorEvent(tx, id, event, now);
}

/** What the guard is to hold: the database's head, which must be the last one signed. */
async function guardedHeadOf(tx: Tx, { id, origin, size, root }: AnchorHead): Promise<GuardedHead> {
  const database = await databaseOf(tx);
  if (size === 0) return { origin, size, root: rootHash(EMPTY_FRONTIER), note: null, ...database };
  try {
    return { origin, size, root, note: (await anchorNote(tx, { logNo: id, size })).note, ...database };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new ServiceError("CONFLICT", `The database has no checkpoint of its head of ${size} entries.`, [], { cause: error });
  }
}
