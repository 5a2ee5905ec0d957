import { and, asc, between, eq, inArray, max, or } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { evidence, evidenceLinks } from "@/db/schema/evidence";
import { checkpoints, leaves, logHeads, logs, pending, signatures, tiles } from "@/db/schema/ledger";
import { checkpointText, signCheckpoint } from "@/server/domain/ledger/checkpoint";
import { appendLeaf, decodeFrontier, encodeFrontier, rootHash, rootOfLeaves, TILE_WIDTH } from "@/server/domain/ledger/merkle";

import { enqueue } from "../jobs/enqueue";
import { signingKey } from "./signing-key";

const BATCH = 1024;

/**
 * Gives indexes to up to 1,024 waiting entries of one log and signs the new head, in one transaction.
 *
 * The head row's lock (READ COMMITTED) makes one sequencer a log; another that meets the lock skips. The primary keys
 * (log, idx) and (log, size) are the fork guards. A frozen log is left alone. Evidence among the entries is queued for
 * judgement in the same transaction.
 *
 * @returns how many entries were sequenced; 0 where there is nothing to do or another sequencer is at it
 */
export async function sequenceLog(orgId: string, logId: string, now: Date): Promise<number> {
  return withOrg(orgId, async (tx) => {
    const head = await lockHead(tx, orgId, logId);
    if (!head) return 0;
    const batch = await tx.select().from(pending).where(and(eq(pending.orgId, orgId), eq(pending.logId, logId))).orderBy(asc(pending.seq)).limit(BATCH);
    if (batch.length === 0) return 0;
    const before = decodeFrontier(head.size, head.frontier);
    const after = batch.reduce((frontier, item) => appendLeaf(frontier, item.leafHash), before);
    const rows = batch.map((item, i) => ({ orgId, logId, idx: before.size + i, entryId: item.entryId, leafHash: item.leafHash }));
    await tx.insert(leaves).values(rows);
    await writeTiles(tx, orgId, logId, before.size, after.size);
    await signHead(tx, { orgId, logId, origin: head.origin, size: after.size, root: rootHash(after), now });
    await tx.update(logHeads).set({ size: after.size, root: rootHash(after), frontier: encodeFrontier(after), updatedAt: now })
      .where(and(eq(logHeads.orgId, orgId), eq(logHeads.logId, logId)));
    await askForJudgement(tx, orgId, batch.map((item) => item.entryId));
    await tx.delete(pending).where(and(eq(pending.orgId, orgId), eq(pending.logId, logId), inArray(pending.seq, batch.map((item) => item.seq))));
    return batch.length;
  }, "system");
}

/** Evidence that got its place is to be judged, with what a corrected version bore on: one job for the whole batch, in this transaction, so none is lost and none doubled. */
async function askForJudgement(tx: Tx, orgId: string, entryIds: string[]): Promise<void> {
  const touched = await tx
    .select({ controlId: evidenceLinks.controlId, at: max(evidence.receivedAt) })
    .from(evidence).innerJoin(evidenceLinks, and(eq(evidenceLinks.orgId, evidence.orgId), or(eq(evidenceLinks.evidenceId, evidence.id), eq(evidenceLinks.evidenceId, evidence.supersedesId))))
    .where(and(eq(evidence.orgId, orgId), inArray(evidence.entryId, entryIds))).groupBy(evidenceLinks.controlId);
  const newest = touched.reduce<Date | null>((last, row) => (row.at && (!last || row.at > last) ? row.at : last), null);
  if (newest) await enqueue(tx, "evaluate-controls", { orgId, at: newest.toISOString(), controlIds: touched.map((row) => row.controlId) });
}

async function lockHead(tx: Tx, orgId: string, logId: string) {
  const [head] = await tx.select().from(logHeads).where(and(eq(logHeads.orgId, orgId), eq(logHeads.logId, logId))).for("update", { skipLocked: true });
  const [log] = await tx.select().from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, logId), eq(logs.state, "active")));
  return head && log ? { ...head, origin: log.origin } : undefined;
}

/** Stores every tile that became full. A tile one level up is made of the roots of 256 tiles below. */
async function writeTiles(tx: Tx, orgId: string, logId: string, oldSize: number, newSize: number): Promise<void> {
  for (let level = 0, span = TILE_WIDTH; span <= newSize; level++, span *= TILE_WIDTH) {
    for (let n = Math.floor(oldSize / span); (n + 1) * span <= newSize; n++) {
      const hashes = level === 0 ? await leafRange(tx, orgId, logId, n) : await tileRoots(tx, orgId, logId, level - 1, n);
      await tx.insert(tiles).values({ orgId, logId, level, n, hashes: Buffer.concat(hashes), root: rootOfLeaves(hashes) });
    }
  }
}

async function leafRange(tx: Tx, orgId: string, logId: string, n: number): Promise<Uint8Array[]> {
  const range = between(leaves.idx, n * TILE_WIDTH, (n + 1) * TILE_WIDTH - 1);
  const rows = await tx.select({ hash: leaves.leafHash }).from(leaves).where(and(eq(leaves.orgId, orgId), eq(leaves.logId, logId), range)).orderBy(asc(leaves.idx));
  return rows.map((row) => row.hash);
}

async function tileRoots(tx: Tx, orgId: string, logId: string, level: number, n: number): Promise<Uint8Array[]> {
  const range = between(tiles.n, n * TILE_WIDTH, (n + 1) * TILE_WIDTH - 1);
  const rows = await tx.select({ root: tiles.root }).from(tiles).where(and(eq(tiles.orgId, orgId), eq(tiles.logId, logId), eq(tiles.level, level), range)).orderBy(asc(tiles.n));
  return rows.map((row) => row.root);
}

type Head = { orgId: string; logId: string; origin: string; size: number; root: Uint8Array; now: Date };

async function signHead(tx: Tx, { orgId, logId, origin, size, root, now }: Head): Promise<void> {
  const body = checkpointText({ origin, size, root });
  const key = signingKey(origin);
  await tx.insert(checkpoints).values({ orgId, logId, size, root, body, cutAt: now });
  await tx.insert(signatures).values({ orgId, logId, size, keyName: key.name, keyId: key.id, type: 1, sig: signCheckpoint(key, body), madeAt: now });
}
