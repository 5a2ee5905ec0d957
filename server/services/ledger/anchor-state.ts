import type { Tx } from "@/db/client";
import type { AnchorState } from "@/server/domain/ledger/view";

import { earliestAnchor } from "../anchors/earliest";

/** The earliest anchor outside that covers an entry of a log, null where there is none. */
export async function anchorStateOf(tx: Tx, log: { orgId: string; logId: string }, index: number): Promise<AnchorState | null> {
  const { anchor } = await earliestAnchor(tx, log, index);
  return anchor && { kind: anchor.kind, at: anchor.at, size: anchor.size };
}
