import { eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchorLeaves } from "@/db/schema/anchors";
import { LedgerError } from "@/server/domain/ledger/error";
import { leafHash } from "@/server/domain/ledger/merkle";
import { requireInclusion } from "@/server/domain/ledger/proof";
import { inclusionPlan } from "@/server/domain/ledger/proof-plan";
import { printTlogProof } from "@/server/domain/ledger/tlog-proof";
import { newestUnder, type PublishedLeaf } from "@/server/domain/packs/choose-anchors";
import { PackError } from "@/server/domain/packs/error";

import { anchorTree, proofFrom } from "../anchors/tree-store";
import type { Spool } from "./spool";

const PREFIX = "anchor-log/";
/** `rotations` are the places of the anchor log's own key changes: a checker follows them from the key it was given. */
type Around = { orgId: string; newest: number; leaves: readonly PublishedLeaf[]; rotations: readonly number[]; spool: Spool };
export type SignedHead = { size: number; root: Uint8Array; note: string };

/**
 * Keeps signed heads of the anchor log, and for each the newest head of the organization that it holds, with the proof
 * that it does, and the changes of the anchor log's key before it: of the other organizations a pack tells nothing but how large the anchor log is.
 *
 * Throws `ANCHOR_LOG_CHANGED` unless leaf and path lead to the root that was signed.
 */
export async function writeAnchorLog({ orgId, newest, leaves, rotations, spool }: Around, heads: readonly SignedHead[]): Promise<void> {
  const kept = new Set<number>();
  for (const head of heads) {
    const own = newestUnder(leaves, head.size)?.index;
    const proven = [...new Set([...rotations.filter((index) => index < head.size), ...(own === undefined ? [] : [own])])];
    if (proven.length === 0) continue;
    await spool.addText(head.size === newest ? `${PREFIX}checkpoint` : `${PREFIX}checkpoints/${head.size}`, head.note);
    for (const index of proven) {
      const { bytes, hashes } = await withOrg(orgId, async (tx) => provenLeaf(tx, index, head));
      if (!kept.has(index)) await spool.add(`${PREFIX}heads/${index}.json`, bytes);
      kept.add(index);
      await spool.addText(`${PREFIX}proofs/${index}-${head.size}.tlog-proof`, printTlogProof({ extra: null, index, hashes, checkpoint: head.note }));
    }
  }
}

async function provenLeaf(tx: Tx, index: number, { size, root }: SignedHead): Promise<{ bytes: Uint8Array; hashes: Uint8Array[] }> {
  const [leaf] = await tx.select({ bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(eq(anchorLeaves.idx, index));
  if (!leaf) throw anchorLogChanged(size);
  try {
    const hashes = await proofFrom(anchorTree(tx), inclusionPlan(index, size), size);
    requireInclusion({ index, size, leaf: leafHash(leaf.bytes), root, proof: hashes });
    return { bytes: leaf.bytes, hashes };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw anchorLogChanged(size, { cause: error });
  }
}

/** One sentence for entries, heads and signatures. */
export function anchorLogChanged(size: number, options?: ErrorOptions): PackError {
  return new PackError("ANCHOR_LOG_CHANGED", `The first ${size} entries of this installation's anchor log are not what was signed. No pack can be made until this is repaired.`, options);
}
