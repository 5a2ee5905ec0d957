import { and, asc, between, eq, inArray, isNull } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { checkpoints, entries, keys, leaves, logHeads, openings, pending, signatures } from "@/db/schema/ledger";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import { appendLeaf, decodeFrontier, encodeFrontier, leafHash, type Frontier } from "@/server/domain/ledger/merkle";
import { rangesOf, type LostRange } from "@/server/domain/ledger/repaired";
import { headGuard } from "@/server/storage/head-guard";

import { ServiceError } from "../errors";
import { databaseOf, treeFault } from "./check-head";
import { requireNotEnded } from "./log-ending";
import { noteEvent } from "./log-events";
import type { LockedHead } from "./lock-head";
import { publishHead, type CutHead } from "./publish-head";
import { readMirror, type Mirror, type MirroredLog } from "./read-mirror";
import { reopen } from "./reopen";
import { requireHead } from "./require-head";
import { writeTiles } from "./sequence";
import { settleHeld } from "./settle-held";

const CHUNK = 1000;

/**
 * Brings a frozen log whose database is older than what was published forward again, from a mirror's entries. They are
 * taken only where the database's tree, the guard's head and the mirror's signed head all lie on one history; nothing
 * that is there is changed. Openings are not in a mirror: the entries are provable again, their contents are not back. The
 * log says so itself: its `log.repaired` entry names the range, and the keys whose `key.rotated` entries lost their content.
 *
 * Throws `CONFLICT` and says what does not fit.
 */
export async function repairLog(orgId: string, logId: string, mirror: Mirror, now: Date): Promise<{ from: number; to: number }> {
  const done = await withOrg(orgId, async (tx) => {
    const head = await requireHead(tx, orgId, logId, ["frozen"]);
    await requireNotEnded(logId);
    const guard = await headGuard().read(logId);
    if (!guard) throw new ServiceError("CONFLICT", "The head guard has no entry for this log, so nothing says up to where it must be repaired. If the database is whole, run `ledger guard init`.");
    const own = { ...guard, size: head.size, root: head.root };
    const broken = await treeFault(tx, head, own);
    if (broken) throw new ServiceError("CONFLICT", `A tree is never mended, only continued: this one is broken. ${broken.sentence} Restore the database first, or let another log succeed.`);
    const mirrored = await fitting(tx, head, guard, mirror);
    const after = await importEntries(tx, head, mirrored, now);
    const database = await databaseOf(tx);
    await tx.update(logHeads).set({ size: after.size, root: mirrored.root, frontier: encodeFrontier(after), sysId: database.systemId, timeline: database.timeline, updatedAt: now }).where(and(eq(logHeads.orgId, orgId), eq(logHeads.logId, logId)));
    await reopen(tx, head, { kind: "repaired", code: "REPAIRED", sentence: `The entries ${head.size} to ${after.size - 1} were taken back from a mirror; they lead to the published head.` }, now, {
      type: "log.repaired", detail: { without_openings: await withoutOpenings(tx, head, after.size), keys: mirrored.newKeys.map(({ vkey }) => vkey) },
    });
    const cut: CutHead = { origin: head.origin, size: after.size, root: mirrored.root, note: mirrored.note, ...database };
    return { from: head.size, to: after.size - 1, cut };
  }, "system");
  await publishHead(orgId, logId, done.cut, now);
  await settleHeld(orgId, logId, now);
  return { from: done.from, to: done.to };
}

async function fitting(tx: Tx, head: LockedHead, guard: { size: number; root: Uint8Array }, mirror: Mirror): Promise<MirroredLog> {
  try {
    return await readMirror(tx, head, guard, mirror);
  } catch (error) {
    if (error instanceof LedgerError) throw new ServiceError("CONFLICT", `The mirror does not fit (${error.code}): ${error.message}.`);
    throw error;
  }
}

async function importEntries(tx: Tx, head: LockedHead, mirrored: MirroredLog, now: Date): Promise<Frontier> {
  const { orgId, logId } = head;
  for (let at = 0; at < mirrored.missing.length; at += CHUNK) {
    const rows = mirrored.missing.slice(at, at + CHUNK).map(({ id, at: madeAt, bytes }, i) => ({ id, bytes, idx: head.size + at + i, leafHash: leafHash(bytes), createdAt: new Date(madeAt) }));
    await requireSameEntries(tx, orgId, rows);
    const known = new Set((await tx.select({ id: entries.id }).from(entries).where(and(eq(entries.orgId, orgId), inArray(entries.id, rows.map((row) => row.id))))).map((row) => row.id));
    await insertRows(tx, entries, rows.filter((row) => !known.has(row.id)).map((row) => ({ orgId, id: row.id, logId, leafBytes: row.bytes, leafHash: row.leafHash, createdAt: row.createdAt })));
    await insertRows(tx, leaves, rows.map((row) => ({ orgId, logId, idx: row.idx, entryId: row.id, leafHash: row.leafHash })));
    // Recorded before the copy was taken and sequenced after it: they have their index now.
    await tx.delete(pending).where(and(eq(pending.orgId, orgId), inArray(pending.entryId, rows.map((row) => row.id))));
  }
  const after = mirrored.missing.reduce((frontier, { bytes }) => appendLeaf(frontier, leafHash(bytes)), decodeFrontier(head.size, head.frontier));
  await writeTiles(tx, orgId, logId, head.size, after.size);
  await importHead(tx, head, mirrored, now);
  return after;
}

/** The entries taken back whose contents are not here. One that waited in the copy still has its own. */
async function withoutOpenings(tx: Tx, { orgId, logId, size }: LockedHead, newSize: number): Promise<LostRange[]> {
  const rows = await tx.select({ idx: leaves.idx }).from(leaves).leftJoin(openings, and(eq(openings.orgId, leaves.orgId), eq(openings.entryId, leaves.entryId)))
    .where(and(eq(leaves.orgId, orgId), eq(leaves.logId, logId), between(leaves.idx, size, newSize - 1), isNull(openings.entryId))).orderBy(asc(leaves.idx));
  return rangesOf(rows.map((row) => row.idx));
}

async function requireSameEntries(tx: Tx, orgId: string, rows: { id: string; leafHash: Uint8Array }[]): Promise<void> {
  const there = await tx.select({ id: entries.id, leafHash: entries.leafHash }).from(entries).where(and(eq(entries.orgId, orgId), inArray(entries.id, rows.map((row) => row.id))));
  const wrong = there.find(({ id, leafHash: hash }) => !rows.some((row) => row.id === id && sameBytes(row.leafHash, hash)));
  if (wrong) throw new ServiceError("CONFLICT", `The database holds other bytes for the entry ${wrong.id} than the mirror. Nothing was imported.`);
}

/** The head as it was signed then, not signed again; and the keys that came with entries the copy had lost. */
async function importHead(tx: Tx, { orgId, logId }: LockedHead, { size, root, text, lines, newKeys }: MirroredLog, now: Date): Promise<void> {
  await tx.insert(checkpoints).values({ orgId, logId, size, root, body: text, cutAt: now });
  await tx.insert(signatures).values(lines.map((line) => ({ orgId, logId, size, keyName: line.name, keyId: line.id, type: 1, sig: line.signature, madeAt: now })));
  for (const { key, vkey, fromSize } of newKeys) {
    await tx.insert(keys).values({ orgId, logId, keyName: key.name, keyId: key.id, type: key.type, publicKey: key.publicKey, vkey, fromSize, status: "active" });
    await noteEvent(tx, { orgId, logId }, { kind: "key_rotated", code: "KEY_RETURNED", sentence: `The key ${Buffer.from(key.id).toString("hex")} came back with the entries from the mirror.` }, now);
  }
}
