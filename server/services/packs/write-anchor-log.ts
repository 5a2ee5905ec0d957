import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { anchorLeaves } from "@/db/schema/anchors";
import { LedgerError } from "@/server/domain/ledger/error";
import { leafHash } from "@/server/domain/ledger/merkle";
import { requireInclusion } from "@/server/domain/ledger/proof";
import { inclusionPlan } from "@/server/domain/ledger/proof-plan";
import { printTlogProof } from "@/server/domain/ledger/tlog-proof";
import { newestUnder } from "@/server/domain/packs/choose-anchors";
import { PackError } from "@/server/domain/packs/error";

import { anchorTree, proofFrom } from "../anchors/tree-store";
import type { AnchorLogFacts } from "./choose-anchor-logs";

const FIRST = 1;
/** `isNewest`: of those in the pack. */
export type PlacedLog = AnchorLogFacts & { isNewest: boolean };
export type SignedHead = { size: number; root: Uint8Array; note: string };
type Files = [path: string, bytes: string | Uint8Array][];

/**
 * A signed head of an anchor log, with the newest head of the organization that it holds and the proof that it does, the changes of
 * the anchor log's key before it, and of one that succeeded another the leaf that says so: of the other organizations a pack tells
 * nothing but how large the anchor log is. No file where it holds none of these.
 *
 * Throws `ANCHOR_LOG_CHANGED` unless leaf and path lead to the root that was signed.
 */
export async function provenFiles(orgId: string, log: PlacedLog, head: SignedHead): Promise<Files> {
  const prefix = log.isNewest ? "anchor-log/" : `anchor-log-${log.logNo}/`;
  const own = newestUnder(log.leaves, head.size)?.index;
  const changes = [...(log.logNo === FIRST ? [] : [0]), ...log.keys.flatMap(({ fromSize }) => (fromSize > 0 && fromSize <= head.size ? [fromSize - 1] : []))];
  const proven = [...new Set([...changes, ...(own === undefined ? [] : [own])])];
  if (proven.length === 0) return [];
  const files: Files = [[head.size === log.size ? `${prefix}checkpoint` : `${prefix}checkpoints/${head.size}`, head.note]];
  for (const index of proven) {
    const { bytes, hashes } = await withOrg(orgId, async (tx) => provenLeaf(tx, log.logNo, index, head));
    files.push([`${prefix}heads/${index}.json`, bytes], [`${prefix}proofs/${index}-${head.size}.tlog-proof`, printTlogProof({ extra: null, index, hashes, checkpoint: head.note })]);
  }
  return files;
}

async function provenLeaf(tx: Tx, logNo: number, index: number, { size, root }: SignedHead): Promise<{ bytes: Uint8Array; hashes: Uint8Array[] }> {
  const [leaf] = await tx.select({ bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, logNo), eq(anchorLeaves.idx, index)));
  if (!leaf) throw anchorLogChanged(size);
  try {
    const hashes = await proofFrom(anchorTree(tx, logNo), inclusionPlan(index, size), size);
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
