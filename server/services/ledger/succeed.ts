import { and, asc, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { keys, logs, pending } from "@/db/schema/ledger";
import { encodeBase64 } from "@/server/domain/ledger/bytes";

import { systemContext } from "../access/system-context";
import { deriveTree } from "./derive-tree";
import type { LostRange } from "./last-published";
import type { LockedHead } from "./lock-head";
import { endToSucceed, tellEnding } from "./log-ending";
import { noteEvent } from "./log-events";
import { noteAt } from "./note-at";
import { openLog } from "./open-log";
import { recordHeld } from "./record-held";
import { requireHead } from "./require-head";

/** `statement` is the operator's, in words for auditors. `lastGoodSize` is given where what came later is not vouched for, e.g. because the key was in other hands. */
export type Succession = { statement: string; lastGoodSize?: number | undefined; keyCompromised?: boolean };
export type Succeeded = { origin: string; vkey: string; lost: LostRange; carried: number };

/**
 * Closes a frozen log for ever and opens its successor, whose entry 0 holds the last published head, the range of entries
 * is lost or not vouched for, the statement, and the hashes of entries that were recorded and never sequenced. These are
 * carried over: they get their place in the successor, as the bytes they are, which name the old log; that its first entry
 * names their hashes makes them its own. Nothing of the old log is changed: its proofs stay what they were.
 */
export async function succeedLog(orgId: string, logId: string, succession: Succession, now: Date): Promise<Succeeded> {
  const { closed, ...done } = await withOrg(orgId, async (tx) => {
    const head = await requireHead(tx, orgId, logId, ["frozen"]);
    // Waits for writers that began before the freeze: their entries hold the log's row, and must be among those carried.
    await tx.select({ id: logs.id }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, logId))).for("update");
    const stored = { noteOf: async () => noteAt(tx, head, head.size), derive: async (sizes: readonly number[]) => deriveTree(tx, head, sizes) };
    const { origin, last, lost } = await endToSucceed(head.logId, head, stored, succession.lastGoodSize);
    const carried = await tx.select({ id: pending.entryId, leafHash: pending.leafHash }).from(pending).where(and(eq(pending.orgId, orgId), eq(pending.logId, logId))).orderBy(asc(pending.seq));
    await close(tx, head, succession, now);
    const opened = await openLog(tx, systemContext(orgId, now), {
      predecessor: { origin, size: last.size, root: encodeBase64(last.root), note: last.note },
      lost, statement: succession.statement, carried: carried.map(({ id, leafHash }) => ({ id, leafHash: encodeBase64(leafHash) })),
    });
    // Behind the first entry, which names them: numbered anew, so that none comes before it.
    await insertRows(tx, pending, carried.map(({ id, leafHash }) => ({ orgId, logId: opened.id, entryId: id, leafHash })));
    await recordHeld(tx, { orgId, logId }, now);
    await noteEvent(tx, { orgId, logId: opened.id }, { kind: "opened", code: "SUCCESSION", sentence: `Succeeds the log ${origin} of ${last.size} entries.` }, now);
    return { origin: opened.origin, vkey: opened.vkey, lost, carried: carried.length, closed: [head.origin, origin] };
  }, "system");
  for (const one of closed) await tellEnding(one, done.origin);
  return done;
}

async function close(tx: Tx, { orgId, logId, size }: LockedHead, { statement, keyCompromised = false }: Succession, now: Date): Promise<void> {
  await tx.update(logs).set({ state: "closed" }).where(and(eq(logs.orgId, orgId), eq(logs.id, logId)));
  await tx.update(keys).set({ status: keyCompromised ? "compromised" : "retired", toSize: size }).where(and(eq(keys.orgId, orgId), eq(keys.logId, logId), eq(keys.status, "active")));
  // A closed log gives no index any more: its successor does.
  await tx.delete(pending).where(and(eq(pending.orgId, orgId), eq(pending.logId, logId)));
  await noteEvent(tx, { orgId, logId }, { kind: "closed", code: keyCompromised ? "KEY_COMPROMISED" : "SUCCEEDED", sentence: statement }, now);
}
