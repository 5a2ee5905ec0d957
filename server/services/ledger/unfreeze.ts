import { withOrg } from "@/db/client";

import { ServiceError } from "../errors";
import { faultOf, treeFault } from "./check-head";
import { lastFreeze } from "./log-events";
import { requireHead } from "./require-head";
import { reopen } from "./reopen";
import { settleHeld } from "./settle-held";

/** Lets a frozen log go on, where the database again holds all that was published. Throws `CONFLICT` with the fault where it does not. */
export async function unfreezeLog(orgId: string, logId: string, now: Date): Promise<{ size: number }> {
  const done = await withOrg(orgId, async (tx) => {
    const head = await requireHead(tx, orgId, logId, ["frozen"]);
    const { fault, guard } = await faultOf(tx, head);
    const found = fault ?? (guard ? await treeFault(tx, head, guard) : null);
    if (found) throw new ServiceError("CONFLICT", `The log stays frozen. ${found.sentence}`);
    const freeze = await lastFreeze(tx, orgId, logId);
    // The entries that are here go with the guard; what cannot be taken back is that others were signed too.
    if (freeze?.code === "SIGNED_OTHER") throw new ServiceError("CONFLICT", `The log stays frozen: only a successor can go on. ${freeze.sentence}`);
    await reopen(tx, head, { kind: "unfrozen", code: "UNFROZEN", sentence: `An operator let the log go on at ${head.size} entries, which fit what was published.` }, now);
    return { size: head.size };
  }, "system");
  await settleHeld(orgId, logId, now);
  return done;
}
