import { and, eq, lt } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { logHeads } from "@/db/schema/ledger";
import { LedgerError } from "@/server/domain/ledger/error";
import type { GuardedHead, HeadFault } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { log } from "../../log";
import { freezeNow } from "./freeze";

export type CutHead = GuardedHead & { note: string };

/**
 * Hands a committed head to the guard, and only then lets it out of the house: API, packs, anchors and mails give no head
 * that the guard does not hold, so that no restore can ever sign another one in its place unseen.
 *
 * Where the guard cannot be written it lags: entries get their places, no new head leaves, and that is logged as fatal each
 * time. `checkHeadsOf` brings it forward. Where the guard knows another root of this size, two histories have been signed,
 * and the log is frozen.
 */
export async function publishHead(orgId: string, logId: string, head: CutHead, now: Date): Promise<void> {
  const isHeld = await handToGuard(logId, head, async (fault) => { await freezeNow(orgId, logId, fault, now); });
  if (isHeld) await withOrg(orgId, async (tx) => markGuarded(tx, { orgId, logId }, head.size), "system");
}

/** Hands a head of any log to the guard, with the way to freeze the log given. Returns whether the guard holds it now. */
export async function handToGuard(logId: string, head: CutHead, freeze: (fault: HeadFault) => Promise<void>): Promise<boolean> {
  try {
    await headGuard().publish(logId, head);
    return true;
  } catch (error) {
    if (error instanceof LedgerError && error.code === "GUARD_OTHER_ROOT") {
      await freeze({ code: "GUARD_OTHER_ROOT", sentence: `Two heads of ${head.size} entries with different roots were signed: another database is sequenced under the same log.` });
    } else log().fatal({ logId, size: head.size, err: error instanceof Error ? error.message : String(error) }, "LEDGER GUARD LAGS: it could not be written, and no head beyond what it holds is handed out until it can");
    return false;
  }
}

/** Notes that the guard holds a head. Never goes back. */
export async function markGuarded(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, size: number): Promise<void> {
  await tx.update(logHeads).set({ guardedSize: size }).where(and(eq(logHeads.orgId, orgId), eq(logHeads.logId, logId), lt(logHeads.guardedSize, size)));
}
