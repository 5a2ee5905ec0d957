import { inclusionPlan, proofFromGetter } from "@/server/domain/ledger/proof-plan";
import { printTlogProof } from "@/server/domain/ledger/tlog-proof";
import { nodeHashes } from "@/server/domain/packs/node-hashes";

import type { Head } from "./read-head";
import type { Spool } from "./spool";

const PAGE = 1000;

/** One C2SP tlog-proof for each of the entries, against the head, from the tiles in the spool. */
export async function writeProofs(indexes: readonly number[], { size, note }: Head, spool: Spool, onProgress: (share: number) => Promise<void>): Promise<void> {
  const hashOf = nodeHashes(size, async (path) => spool.read(path));
  for (const [i, index] of indexes.entries()) {
    const hashes = await proofFromGetter(inclusionPlan(index, size), hashOf);
    await spool.addText(`proofs/${index}.tlog-proof`, printTlogProof({ extra: null, index, hashes, checkpoint: note }));
    if (i % PAGE === 0) await onProgress(i / indexes.length);
  }
}
