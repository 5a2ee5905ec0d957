import type { Tx } from "@/db/client";
import type { AnchorState } from "@/server/domain/ledger/view";

/** The earliest anchor outside that covers an entry of a log, null where there is none. This version makes no anchors, so there is none for any entry. */
export async function anchorStateOf(_tx: Tx, _log: { orgId: string; logId: string }, _index: number): Promise<AnchorState | null> {
  return Promise.resolve(null);
}
