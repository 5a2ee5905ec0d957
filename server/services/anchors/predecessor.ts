import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorLeaves } from "@/db/schema/anchors";
import { parseAnchorLeaf, type AnchorLeaf } from "@/server/domain/ledger/anchor";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import { leafHash } from "@/server/domain/ledger/merkle";

type Predecessor = Extract<AnchorLeaf, { type: "anchor.succession" }>["predecessor"];

/** What an anchor log's first leaf says of the one it succeeded; undefined for the first one. Throws `ANCHOR_LEAF_CHANGED`, and as `parseAnchorLeaf`. */
export async function predecessorOf(tx: Tx, logNo: number): Promise<Predecessor | undefined> {
  const [first] = await tx.select({ bytes: anchorLeaves.leafBytes, hash: anchorLeaves.leafHash }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, logNo), eq(anchorLeaves.idx, 0)));
  if (first && !sameBytes(leafHash(first.bytes), first.hash)) throw new LedgerError("ANCHOR_LEAF_CHANGED", `the first leaf of the anchor log ${logNo} is not the one its tree was built on`);
  const leaf = first && parseAnchorLeaf(first.bytes);
  return leaf?.type === "anchor.succession" ? leaf.predecessor : undefined;
}
