import type { Tx } from "@/db/client";
import { leafHash } from "@/server/domain/ledger/merkle";
import { requireInclusion } from "@/server/domain/ledger/proof";
import { inclusionPlan } from "@/server/domain/ledger/proof-plan";
import { proofFromTiles, tilesForPlan } from "@/server/domain/ledger/tile-nodes";
import { printTlogProof } from "@/server/domain/ledger/tlog-proof";

import { notFound, ServiceError } from "../errors";
import { fromSoundTree } from "./damaged";
import type { Position } from "./position";
import { newestSize, noteOf, readCheckpoints, sizeIs, type StoredCheckpoint } from "./read-checkpoints";
import { readTiles } from "./read-tiles";

export type EntryProof = { entryId: string; index: number; size: number; proof: string };

/**
 * The C2SP tlog-proof of an entry against a checkpoint, the newest where none is named. Two queries. It is held against
 * the signed root before it is given away.
 *
 * CONFLICT while the entry waits for its place, and where the stored tree does not lead to the root; NOT_FOUND for a
 * size without checkpoint; INVALID for a checkpoint from before the entry.
 */
export async function makeProof(tx: Tx, orgId: string, position: Position, size?: number): Promise<EntryProof> {
  const parts = await proofParts(tx, orgId, position, size);
  const { index, checkpoint, hashesOf } = parts;
  const proof = await fromSoundTree(() => {
    const hashes = hashesOf();
    requireInclusion({ index, size: checkpoint.size, leaf: leafHash(position.bytes), root: checkpoint.root, proof: hashes });
    return printTlogProof({ extra: null, index, hashes, checkpoint: noteOf(checkpoint) });
  });
  return { entryId: position.entryId, index, size: checkpoint.size, proof };
}

/** What a proof is made of, with nothing verified yet. `hashesOf` throws as `proofFromTiles`. */
export type ProofParts = { index: number; checkpoint: StoredCheckpoint; hashesOf: () => Uint8Array[] };

/** The same, as it is stored. Throws as `makeProof`, but for the tree, which is not judged here. */
export async function proofParts(tx: Tx, orgId: string, { index, logId }: Position, size?: number): Promise<ProofParts> {
  if (index === null) throw new ServiceError("CONFLICT", "This entry waits for its place in the ledger. Ask again in a minute.");
  const log = { orgId, id: logId };
  const [checkpoint] = await readCheckpoints(tx, log, size === undefined ? newestSize(log) : sizeIs(size));
  if (!checkpoint) throw notFound(size === undefined ? "A checkpoint" : `A checkpoint of size ${size}`);
  if (checkpoint.size <= index) throw new ServiceError("INVALID", `A checkpoint over ${checkpoint.size} entries does not hold entry ${index}.`, [{ field: "size", message: "too small", expected: `at least ${index + 1}` }]);
  const plan = inclusionPlan(index, checkpoint.size);
  const tiles = await readTiles(tx, log, tilesForPlan(plan, checkpoint.size));
  return { index, checkpoint, hashesOf: () => proofFromTiles(plan, checkpoint.size, tiles) };
}
