import { asc, eq } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { anchorCheckpoints, anchorHead, anchorLeaves, anchorPending, anchorSignatures } from "@/db/schema/anchors";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import { encodeFrontier, leafHash } from "@/server/domain/ledger/merkle";
import { headGuard } from "@/server/storage/head-guard";

import { ServiceError } from "../errors";
import { databaseOf, type Database } from "../ledger/check-head";
import { requireNotEnded } from "../ledger/log-ending";
import type { CutHead } from "../ledger/publish-head";
import type { Mirror } from "../ledger/read-mirror";
import { configuredKeys } from "../ledger/signers";
import { noteAnchorEvent } from "./anchor-events";
import type { AnchorHead } from "./anchor-head";
import { addAnchorKey, listAnchorKeys } from "./anchor-keys";
import { anchorTreeFault, publishAnchorHead } from "./check-anchor-head";
import { repairedName } from "./leaf-names";
import { readAnchorMirror, type MirroredAnchorLog } from "./read-anchor-mirror";
import { requireAnchorHead } from "./require-anchor-head";
import { writeAnchorTiles } from "./sequence-anchor-log";
import { reopenAnchorHead } from "./unfreeze-anchor-log";

/**
 * Brings the frozen anchor log of a database that is older than what was published forward again, from a copy in a bucket
 * or in a pack. By the rules of `repairLog`; nothing but bytes is lost here, so all of it comes back.
 *
 * Throws `CONFLICT` and says what does not fit.
 */
export async function repairAnchorLog(mirror: Mirror, now: Date): Promise<{ from: number; to: number }> {
  const done = await withoutOrg(async (tx) => {
    const head = await requireAnchorHead(tx, ["frozen"], now);
    await requireNotEnded(head.logId);
    const guard = await headGuard().read(head.logId);
    if (!guard) throw new ServiceError("CONFLICT", "The head guard has no entry for the anchor log, so nothing says up to where it must be repaired. If the database is whole, run `ledger guard init --anchor-log`.");
    const broken = await anchorTreeFault(tx, head, { ...guard, size: head.size, root: head.root });
    if (broken) throw new ServiceError("CONFLICT", `A tree is never mended, only continued: this one is broken. ${broken.sentence} Restore the database first.`);
    const mirrored = await fitting(head, guard, mirror);
    const cut = await take(tx, head, mirrored, await databaseOf(tx), now);
    await reopenAnchorHead(tx, head, { kind: "repaired", code: "REPAIRED", sentence: `The leaves ${head.size} to ${cut.size - 1} were taken back from a copy; they lead to the published head.` }, now);
    return { from: head.size, to: cut.size - 1, logId: head.logId, cut };
  }, "system");
  await publishAnchorHead(done.logId, done.cut, now);
  return { from: done.from, to: done.to };
}

async function fitting(head: AnchorHead, guard: { size: number; root: Uint8Array }, mirror: Mirror): Promise<MirroredAnchorLog> {
  try {
    return await readAnchorMirror(head, guard, mirror);
  } catch (error) {
    if (error instanceof LedgerError) throw new ServiceError("CONFLICT", `The copy does not fit (${error.code}): ${error.message}.`);
    throw error;
  }
}

/** Leaves, tiles, the head as it was signed then, and keys that came with leaves the database had lost. */
async function take(tx: Tx, head: AnchorHead, mirrored: MirroredAnchorLog, database: Database, now: Date): Promise<CutHead> {
  const { size, root, text, note, lines, frontier } = mirrored;
  await insertRows(tx, anchorLeaves, await rowsOf(tx, head, mirrored.missing));
  await writeAnchorTiles(tx, head.id, head.size, size);
  await tx.insert(anchorCheckpoints).values({ logNo: head.id, size, root, body: text, cutAt: now });
  await tx.insert(anchorSignatures).values(lines.map((line) => ({ logNo: head.id, size, keyName: line.name, keyId: line.id, type: 1, sig: line.signature, madeAt: now })));
  await tx.update(anchorHead).set({ size, root, frontier: encodeFrontier(frontier), sysId: database.systemId, timeline: database.timeline, updatedAt: now }).where(eq(anchorHead.id, head.id));
  await returnKeys(tx, head, mirrored.keyChanges, now);
  return { origin: head.origin, size, root, note, ...database };
}

/** A leaf that was queued when the backup was taken keeps the name it has there, so that a published head knows its place. */
async function rowsOf(tx: Tx, { id: logNo, size: from, origin }: AnchorHead, missing: readonly Uint8Array[]) {
  const waiting = await tx.select().from(anchorPending).orderBy(asc(anchorPending.seq));
  const rows = [];
  for (const [i, bytes] of missing.entries()) {
    const at = waiting.findIndex((row) => sameBytes(row.leafBytes, bytes));
    const [queued] = at < 0 ? [] : waiting.splice(at, 1);
    if (queued) await tx.delete(anchorPending).where(eq(anchorPending.seq, queued.seq));
    const [idx, hash] = [from + i, leafHash(bytes)];
    rows.push({ logNo, idx, entryId: queued?.entryId ?? (await repairedName({ logNo, idx, origin, hash })), leafBytes: bytes, leafHash: hash });
  }
  return rows;
}

async function returnKeys(tx: Tx, { id: logNo, origin }: AnchorHead, changes: MirroredAnchorLog["keyChanges"], now: Date): Promise<void> {
  const [own, known] = [await configuredKeys(origin), await listAnchorKeys(tx, logNo)];
  for (const { key: named, index } of changes) {
    const key = own.find(({ publicKey }) => sameBytes(publicKey, named.publicKey));
    if (!key || known.some(({ publicKey }) => sameBytes(publicKey, key.publicKey))) continue;
    await addAnchorKey(tx, logNo, key, index + 1);
    await noteAnchorEvent(tx, logNo, { kind: "key_rotated", code: "KEY_RETURNED", sentence: `The key ${Buffer.from(key.id).toString("hex")} came back with the leaves from the copy.` }, now);
  }
}
