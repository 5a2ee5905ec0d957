import { withOrg, type Tx } from "@/db/client";
import { headGuard } from "@/server/storage/head-guard";

import { log } from "../../log";
import { systemContext } from "../access/system-context";
import { heldCount, heldGone, HELD_MISSING } from "./held-count";
import { lockHead } from "./lock-head";
import { recordChanges } from "./record-change";

/** Puts into the ledger which changes that waited for a log are gone, as `heldGone` finds them. */
export async function recordGone(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, lasts: boolean, now: Date): Promise<void> {
  for (const { freeze, lost, known } of await heldGone(tx, { orgId, logId }, lasts)) {
    await recordChanges(tx, systemContext(orgId, now), [{ action: HELD_MISSING, object: { kind: "log", id: logId }, detail: { freeze, lost, known } }]);
  }
}

/**
 * Settles what the head guard keeps of changes that waited for a log that takes entries. What waited in a freeze that this database does not know, being
 * from before it, is gone: nobody reopens such a log, so the entry of it is made here. Then the guard is told that the ledger says what became of
 * them, or a restore from before the freeze, repaired from a mirror, would miss what is among its entries. After the commit that
 * reopened a log, and by a clock, for one that was killed in between; so what does not succeed is logged and not thrown.
 */
export async function settleHeld(orgId: string, logId: string, now: Date): Promise<void> {
  const kept = await heldCount(logId);
  if (!kept || kept.n === 0) return;
  try {
    const isSettled = await withOrg(orgId, async (tx) => {
      const head = await lockHead(tx, orgId, logId);
      if (head?.state !== "active") return false;
      await recordGone(tx, head, false, now);
      return true;
    }, "system");
    if (isSettled) await headGuard().keepHeld(logId, { freeze: kept.freeze, n: 0 });
  } catch (error) {
    log().error({ orgId, logId, err: error instanceof Error ? error.message : String(error) }, "the head guard was not told what became of the changes that waited for this ledger, will try again");
  }
}
