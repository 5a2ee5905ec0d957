import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorCheckpoints, anchorHead, anchorLeaves, anchorPending, anchorSignatures, anchorTiles, instanceAnchors } from "@/db/schema/anchors";
import { newId } from "@/server/domain/ids/ids";
import { anchorGenesis, anchorLeafBytes } from "@/server/domain/ledger/anchor";
import { checkpointText, signCheckpoint } from "@/server/domain/ledger/checkpoint";
import { signNote } from "@/server/domain/ledger/note";
import { appendLeaf, decodeFrontier, encodeFrontier, leafHash, rootHash, rootOfLeaves, TILE_WIDTH } from "@/server/domain/ledger/merkle";

import type { Database } from "../ledger/check-head";
import type { CutHead } from "../ledger/publish-head";
import { lockAnchorHead, type AnchorHead } from "./anchor-head";
import { anchorSigners } from "./anchor-keys";
import { anchorFaultOf, publishAnchorHead } from "./check-anchor-head";
import { freezeAnchorHead } from "./freeze-anchor-log";
import type { AnchorTarget } from "./targets";
import { anchorTree, hashesOf } from "./tree-store";

const BATCH = 1024;
const FIRST = 1;
const GENESIS = "anchor.genesis";
type NewLeaf = { logNo: number; idx: number; entryId: string; leafBytes: Uint8Array; leafHash: Uint8Array };

/**
 * Gives what waits its place in the anchor log, signs the new head, and asks every target to anchor it, all in one
 * transaction a batch. Time-stamps alone bring no new head: their leaves go with the next one. Before it signs, the head is
 * held against the head guard; where it does not fit, the log is frozen instead. The guard gets the new head after the commit.
 *
 * @returns how many leaves were added
 */
export async function sequenceAnchorLog(now: Date, targets: AnchorTarget[]): Promise<number> {
  let total = 0;
  for (let added = await sequenceBatch(now, targets); added > 0; added = await sequenceBatch(now, targets)) total += added;
  return total;
}

async function sequenceBatch(now: Date, targets: AnchorTarget[]): Promise<number> {
  const cut = await withoutOrg(async (tx) => {
    const head = await lockAnchorHead(tx, now);
    const waiting = await tx.select().from(anchorPending).orderBy(sql`${anchorPending.entryId} <> ${successionEntry(head.id)}`, asc(anchorPending.seq)).limit(BATCH);
    if (head.state !== "active" || waiting.every(({ waits }) => waits === 1)) return undefined;
    const { fault, database } = await anchorFaultOf(tx, head);
    requireSuccession(head, waiting);
    if (!fault) return integrateAnchors(tx, head, waiting, database, now, targets);
    await freezeAnchorHead(tx, head, fault, now);
    return undefined;
  }, "system");
  if (!cut) return 0;
  await publishAnchorHead(cut.logId, cut.head, now);
  return cut.count;
}

/** What the queue calls the leaf that an anchor log of this number begins with. A publisher may have queued a head before it: it goes first all the same. */
export const successionEntry = (logNo: number) => `anchor.succession.${logNo}`;

/** A log that succeeds another and does not say so would pass for a first one. */
function requireSuccession({ id, size }: AnchorHead, [first]: Waiting[]): void {
  if (id !== FIRST && size === 0 && first?.entryId !== successionEntry(id)) throw new Error(`The anchor log ${id} succeeds another, and the leaf that says so is not in the queue. Run \`ledger freeze --anchor-log\` and \`ledger succeed --anchor-log\` again.`);
}

type Waiting = { seq?: number; entryId: string; leafBytes: Uint8Array };
export type AnchorCut = { logId: string; count: number; head: CutHead };

/** Puts leaves behind a locked head that was found to fit the guard, and signs. The caller publishes after the commit. */
export async function integrateAnchors(tx: Tx, head: AnchorHead, waiting: Waiting[], database: Database, now: Date, targets: AnchorTarget[]): Promise<AnchorCut> {
  const leaves = newLeaves(head, waiting);
  const after = leaves.reduce((frontier, leaf) => appendLeaf(frontier, leaf.leafHash), decodeFrontier(head.size, head.frontier));
  await tx.insert(anchorLeaves).values(leaves);
  await writeAnchorTiles(tx, head.id, head.size, after.size);
  const note = await signHead(tx, head, { size: after.size, root: rootHash(after) }, now);
  await tx.update(anchorHead).set({ size: after.size, root: rootHash(after), frontier: encodeFrontier(after), sysId: database.systemId, timeline: database.timeline, updatedAt: now }).where(eq(anchorHead.id, head.id));
  await askTargets(tx, head.id, after.size, now, targets);
  await tx.delete(anchorPending).where(inArray(anchorPending.seq, waiting.flatMap(({ seq }) => seq ?? [])));
  return { logId: head.logId, count: leaves.length, head: { origin: head.origin, size: after.size, root: rootHash(after), note, ...database } };
}

function newLeaves(head: AnchorHead, waiting: Waiting[]): NewLeaf[] {
  const genesis = { entryId: GENESIS, leafBytes: anchorLeafBytes(anchorGenesis(head.origin, head.vkey)) };
  // A successor's first leaf comes with those that wait: it says what it succeeds.
  return (head.size === 0 && head.id === FIRST ? [genesis, ...waiting] : waiting).map(({ entryId, leafBytes }, i) => ({ idx: head.size + i, entryId, leafBytes, leafHash: leafHash(leafBytes), logNo: head.id }));
}

/** Stores every tile that became full, level by level. */
export async function writeAnchorTiles(tx: Tx, logNo: number, oldSize: number, newSize: number): Promise<void> {
  for (let level = 0, span = TILE_WIDTH; span <= newSize; level++, span *= TILE_WIDTH) {
    for (let n = Math.floor(oldSize / span); (n + 1) * span <= newSize; n++) {
      const hashes = await hashesOf(anchorTree(tx, logNo), { level, index: n, width: TILE_WIDTH });
      await tx.insert(anchorTiles).values({ logNo, level, n, hashes: Buffer.concat(hashes), root: rootOfLeaves(hashes) });
    }
  }
}

/** Signs under every key in force: two of them while one follows the other. Returns the note, all lines in it. */
async function signHead(tx: Tx, { id: logNo, origin, size: oldSize }: AnchorHead, { size, root }: { size: number; root: Uint8Array }, now: Date): Promise<string> {
  const body = checkpointText({ origin, size, root });
  const signers = await anchorSigners(tx, { logNo, origin, oldSize, newSize: size }, now);
  await tx.insert(anchorCheckpoints).values({ logNo, size, root, body, cutAt: now });
  await tx.insert(anchorSignatures).values(signers.map((key) => ({ logNo, size, keyName: key.name, keyId: key.id, type: key.type, sig: signCheckpoint(key, body), madeAt: now })));
  return signNote(body, signers);
}

async function askTargets(tx: Tx, logNo: number, size: number, now: Date, targets: AnchorTarget[]): Promise<void> {
  for (const { kind, target } of targets) {
    // A cosignature or stamp of the larger head covers the smaller; of copies each is wanted.
    const older = and(eq(instanceAnchors.logNo, logNo), eq(instanceAnchors.kind, kind), eq(instanceAnchors.target, target), eq(instanceAnchors.status, "pending"), lt(instanceAnchors.size, size));
    if (kind !== "object_lock") await tx.update(instanceAnchors).set({ status: "superseded", nextTryAt: null }).where(older);
    await tx.insert(instanceAnchors).values({ id: newId("anchor"), logNo, size, kind, target, status: "pending", nextTryAt: now, createdAt: now });
  }
}
