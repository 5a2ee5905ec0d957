import { LedgerError } from "@/server/domain/ledger/error";
import type { GuardedHead, HeadFault } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { log } from "../../log";
import { freezeNow } from "./freeze";

export type CutHead = GuardedHead & { note: string };

/**
 * Hands a committed head to the guard. Where the guard cannot be written it lags, which is harmless and logged; where it
 * knows another root of this size, two histories have been signed, and the log is frozen.
 */
export async function publishHead(orgId: string, logId: string, head: CutHead, now: Date): Promise<void> {
  await handToGuard(logId, head, async (fault) => { await freezeNow(orgId, logId, fault, now); });
}

/** The same with the way to freeze the log given. */
export async function handToGuard(logId: string, head: CutHead, freeze: (fault: HeadFault) => Promise<void>): Promise<void> {
  try {
    await headGuard().publish(logId, head);
  } catch (error) {
    if (error instanceof LedgerError && error.code === "GUARD_OTHER_ROOT") {
      return freeze({ code: "GUARD_OTHER_ROOT", sentence: `Two heads of ${head.size} entries with different roots were signed: another database is sequenced under the same log.` });
    }
    log().error({ logId, size: head.size, err: error instanceof Error ? error.message : String(error) }, "the head guard could not be written and lags");
  }
}
