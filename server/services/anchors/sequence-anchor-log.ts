import { and, asc, eq, inArray, lt } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorCheckpoints, anchorHead, anchorLeaves, anchorPending, anchorSignatures, anchorTiles, instanceAnchors } from "@/db/schema/anchors";
import { newId } from "@/server/domain/ids/ids";
import { anchorGenesis, anchorLeafBytes } from "@/server/domain/ledger/anchor";
import { checkpointText, signCheckpoint } from "@/server/domain/ledger/checkpoint";
import { appendLeaf, decodeFrontier, encodeFrontier, leafHash, rootHash, rootOfLeaves, TILE_WIDTH } from "@/server/domain/ledger/merkle";

import { anchorKey } from "./anchor-key";
import { lockAnchorHead, type AnchorHead } from "./anchor-head";
import type { AnchorTarget } from "./targets";
import { anchorTree, hashesOf } from "./tree-store";

const BATCH = 1024;
const GENESIS = "anchor.genesis";
type NewLeaf = { idx: number; entryId: string; leafBytes: Uint8Array; leafHash: Uint8Array };

/**
 * Gives what waits its place in the anchor log, signs the new head, and asks every target to anchor it, all in one
 * transaction a batch. Time-stamps alone bring no new head: their leaves go with the next one.
 *
 * @returns how many leaves were added
 */
export async function sequenceAnchorLog(now: Date, targets: AnchorTarget[]): Promise<number> {
  let total = 0;
  for (let added = await sequenceBatch(now, targets); added > 0; added = await sequenceBatch(now, targets)) total += added;
  return total;
}

async function sequenceBatch(now: Date, targets: AnchorTarget[]): Promise<number> {
  return withoutOrg(async (tx) => {
    const head = await lockAnchorHead(tx, now);
    const waiting = await tx.select().from(anchorPending).orderBy(asc(anchorPending.seq)).limit(BATCH);
    if (head.state !== "active" || waiting.every(({ waits }) => waits === 1)) return 0;
    const leaves = newLeaves(head, waiting);
    const after = leaves.reduce((frontier, leaf) => appendLeaf(frontier, leaf.leafHash), decodeFrontier(head.size, head.frontier));
    await tx.insert(anchorLeaves).values(leaves);
    await writeTiles(tx, head.size, after.size);
    await signHead(tx, { origin: head.origin, size: after.size, root: rootHash(after) }, now);
    await tx.update(anchorHead).set({ size: after.size, root: rootHash(after), frontier: encodeFrontier(after), updatedAt: now }).where(eq(anchorHead.id, head.id));
    await askTargets(tx, after.size, now, targets);
    await tx.delete(anchorPending).where(inArray(anchorPending.seq, waiting.map(({ seq }) => seq)));
    return leaves.length;
  }, "system");
}

function newLeaves(head: AnchorHead, waiting: { entryId: string; leafBytes: Uint8Array }[]): NewLeaf[] {
  const genesis = { entryId: GENESIS, leafBytes: anchorLeafBytes(anchorGenesis(head.origin, head.vkey)) };
  return (head.size === 0 ? [genesis, ...waiting] : waiting).map(({ entryId, leafBytes }, i) => ({ idx: head.size + i, entryId, leafBytes, leafHash: leafHash(leafBytes) }));
}

/** Stores every tile that became full, level by level. */
async function writeTiles(tx: Tx, oldSize: number, newSize: number): Promise<void> {
  for (let level = 0, span = TILE_WIDTH; span <= newSize; level++, span *= TILE_WIDTH) {
    for (let n = Math.floor(oldSize / span); (n + 1) * span <= newSize; n++) {
      const hashes = await hashesOf(anchorTree(tx), { level, index: n, width: TILE_WIDTH });
      await tx.insert(anchorTiles).values({ level, n, hashes: Buffer.concat(hashes), root: rootOfLeaves(hashes) });
    }
  }
}

async function signHead(tx: Tx, { origin, size, root }: { origin: string; size: number; root: Uint8Array }, now: Date): Promise<void> {
  const body = checkpointText({ origin, size, root });
  const key = anchorKey(origin);
  await tx.insert(anchorCheckpoints).values({ size, root, body, cutAt: now });
  await tx.insert(anchorSignatures).values({ size, keyName: key.name, keyId: key.id, type: key.type, sig: signCheckpoint(key, body), madeAt: now });
}

async function askTargets(tx: Tx, size: number, now: Date, targets: AnchorTarget[]): Promise<void> {
  for (const { kind, target } of targets) {
    // A cosignature or stamp of the larger head covers the smaller; of copies each is wanted.
    const older = and(eq(instanceAnchors.kind, kind), eq(instanceAnchors.target, target), eq(instanceAnchors.status, "pending"), lt(instanceAnchors.size, size));
    if (kind !== "object_lock") await tx.update(instanceAnchors).set({ status: "superseded", nextTryAt: null }).where(older);
    await tx.insert(instanceAnchors).values({ id: newId("anchor"), size, kind, target, status: "pending", nextTryAt: now, createdAt: now });
  }
}
