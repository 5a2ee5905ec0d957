import { and, asc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { keys, logs, pending } from "@/db/schema/ledger";
import { encodeBase64, sameBytes } from "@/server/domain/ledger/bytes";
import { LedgerError } from "@/server/domain/ledger/error";
import type { GuardedHead } from "@/server/domain/ledger/head-guard";
import { headGuard } from "@/server/storage/head-guard";

import { systemContext } from "../access/system-context";
import { ServiceError } from "../errors";
import { deriveTree } from "./derive-tree";
import type { LockedHead } from "./lock-head";
import { noteEvent } from "./log-events";
import { noteAt } from "./note-at";
import { openLog } from "./open-log";
import { recordHeld } from "./record-or-hold";
import { requireHead } from "./require-head";

/** `statement` is the operator's, in words for auditors. `lastGoodSize` is given where what came later is not vouched for, e.g. because the key was in other hands. */
export type Succession = { statement: string; lastGoodSize?: number | undefined; keyCompromised?: boolean };
export type Succeeded = { origin: string; vkey: string; lost: { from: number; to: number } | null; carried: number };

/**
 * Closes a frozen log for ever and opens its successor, whose entry 0 holds the last published head, the range of entries
 * is lost or not vouched for, the statement, and the hashes of entries that were recorded and never sequenced. These are
 * carried over: they get their place in the successor, as the bytes they are, which name the old log; that its first entry
 * names their hashes makes them its own. Nothing of the old log is changed: its proofs stay what they were.
 */
export async function succeedLog(orgId: string, logId: string, succession: Succession, now: Date): Promise<Succeeded> {
  return withOrg(orgId, async (tx) => {
    const head = await requireHead(tx, orgId, logId, ["frozen"]);
    // Waits for writers that began before the freeze: their entries hold the log's row, and must be among those carried.
    await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, logId))).for("update");
    const last = await lastHead(tx, head);
    const lost = await lostRange(tx, head, last, succession.lastGoodSize);
    const carried = await tx.select({ id: pending.entryId, leafHash: pending.leafHash }).from(pending).where(and(eq(pending.orgId, orgId), eq(pending.logId, logId))).orderBy(asc(pending.seq));
    await close(tx, head, succession, now);
    const opened = await openLog(tx, systemContext(orgId, now), {
      predecessor: { origin: head.origin, size: last.size, root: encodeBase64(last.root), note: last.note },
      lost, statement: succession.statement, carried: carried.map(({ id, leafHash }) => ({ id, leafHash: encodeBase64(leafHash) })),
    });
    // Behind the first entry, which names them: numbered anew, so that none comes before it.
    await insertRows(tx, pending, carried.map(({ id, leafHash }) => ({ orgId, logId: opened.id, entryId: id, leafHash })));
    await recordHeld(tx, orgId, now);
    await noteEvent(tx, { orgId, logId: opened.id }, { kind: "opened", code: "SUCCESSION", sentence: `Succeeds the log ${head.origin} of ${last.size} entries.` }, now);
    return { origin: opened.origin, vkey: opened.vkey, lost, carried: carried.length };
  }, "system");
}

type LastHead = Pick<GuardedHead, "size" | "root" | "note">;

/** The guard's head, which is what was published; without one the database's own. */
async function lastHead(tx: Tx, head: LockedHead): Promise<LastHead> {
  try {
    const guard = await headGuard().read(head.logId);
    if (guard?.origin === head.origin && guard.size >= head.size) return guard;
  } catch (error) {
    // An unreadable guard was a reason to freeze; it must not be one to never go on.
    if (!(error instanceof LedgerError)) throw error;
  }
  return { size: head.size, root: head.root, note: head.size > 0 ? await noteAt(tx, head, head.size) : null };
}

async function lostRange(tx: Tx, head: LockedHead, last: LastHead, lastGoodSize: number | undefined): Promise<Succeeded["lost"]> {
  const tree = await deriveTree(tx, head, [head.size, last.size]);
  const isWhole = tree.size === last.size && sameBytes(tree.roots.get(last.size) ?? new Uint8Array(), last.root);
  // A shorter tree that leads to its own signed head is what is left of the published one; any other history vouches for nothing.
  const isShorter = head.size < last.size && tree.size === head.size && sameBytes(tree.roots.get(head.size) ?? new Uint8Array(), head.root);
  const kept = isWhole ? last.size : isShorter ? head.size : 0;
  if (lastGoodSize !== undefined && lastGoodSize > last.size) throw new ServiceError("INVALID", `The last good size is ${last.size} at most.`);
  const from = Math.min(kept, lastGoodSize ?? kept);
  if (kept === 0 && last.size > 0 && lastGoodSize === undefined) {
    throw new ServiceError("INVALID", "The entries in the database are not those that were published. Say with --last-good up to which size an anchor or a witness vouches for them; 0 where none does.");
  }
  const good = lastGoodSize !== undefined && kept === 0 ? lastGoodSize : from;
  return good === last.size ? null : { from: good, to: last.size - 1 };
}

async function close(tx: Tx, { orgId, logId, size }: LockedHead, { statement, keyCompromised = false }: Succession, now: Date): Promise<void> {
  await tx.update(logs).set({ state: "closed" }).where(and(eq(logs.orgId, orgId), eq(logs.id, logId)));
  await tx.update(keys).set({ status: keyCompromised ? "compromised" : "retired", toSize: size }).where(and(eq(keys.orgId, orgId), eq(keys.logId, logId), eq(keys.status, "active")));
  // A closed log gives no index any more: its successor does.
  await tx.delete(pending).where(and(eq(pending.orgId, orgId), eq(pending.logId, logId)));
  await noteEvent(tx, { orgId, logId }, { kind: "closed", code: keyCompromised ? "KEY_COMPROMISED" : "SUCCEEDED", sentence: statement }, now);
}
