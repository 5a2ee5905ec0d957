import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorLeaves } from "@/db/schema/anchors";
import { parseAnchorLeaf, type AnchorLeaf } from "@/server/domain/ledger/anchor";

type Predecessor = Extract<AnchorLeaf, { type: "anchor.succession" }>["predecessor"];

/** What an anchor log's first leaf says of the one it succeeded; undefined for the first one. Throws as `parseAnchorLeaf`. */
export async function predecessorOf(tx: Tx, logNo: number): Promise<Predecessor | undefined> {
  const [first] = await tx.select({ bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, logNo), eq(anchorLeaves.idx, 0)));
  const leaf = first && parseAnchorLeaf(first.bytes);
  return leaf?.type === "anchor.succession" ? leaf.predecessor : undefined;
}
