import { eq } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorHead } from "@/db/schema/anchors";
import type { HeadFault } from "@/server/domain/ledger/head-guard";
import { log } from "@/server/log";

import { noteAnchorEvent } from "./anchor-events";
import { lockAnchorHead, type AnchorHead } from "./anchor-head";

/**
 * Stops the anchor log: nothing more is signed or anchored until an operator ends it. Organizations go on recording, their
 * heads wait. It is the operator's matter, so the process's log and `ledger status` tell of it.
 */
export async function freezeAnchorHead(tx: Tx, { id, origin }: AnchorHead, fault: HeadFault, now: Date): Promise<void> {
  await tx.update(anchorHead).set({ state: "frozen" }).where(eq(anchorHead.id, id));
  await noteAnchorEvent(tx, id, { kind: "frozen", ...fault }, now);
  log().fatal({ origin, code: fault.code }, `ANCHOR LOG FROZEN: ${fault.sentence} Nothing is signed or anchored. See docs/operations/ledger-repair.md`);
}

/** The same in a transaction of its own. False where it is frozen already. */
export async function freezeAnchorLog(fault: HeadFault, now: Date): Promise<boolean> {
  return withoutOrg(async (tx) => {
    const head = await lockAnchorHead(tx, now);
    if (head.state !== "active") return false;
    await freezeAnchorHead(tx, head, fault, now);
    return true;
  }, "system");
}
