import { desc, eq } from "drizzle-orm";
import { v4 as uuid } from "uuid";

import type { Tx } from "@/db/client";
import { anchorHead } from "@/db/schema/anchors";
import { verifierKey } from "@/server/domain/ledger/checkpoint";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { env } from "@/server/env";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import { addAnchorKey } from "./anchor-keys";

const FIRST = 1;
/** `logId` is the log's name to the head guard, `id` its number: a successor has the next one. */
export type AnchorHead = typeof anchorHead.$inferSelect & { logId: string };

/** The head of the anchor log that is written to, locked until the transaction ends: one sequencer at a time. Opens the log where there is none yet. */
export async function lockAnchorHead(tx: Tx, now: Date): Promise<AnchorHead> {
  const found = await locked(tx);
  if (found) return found;
  await openAnchorLog(tx, FIRST, now);
  const made = await locked(tx);
  if (!made) throw new Error("The anchor log could not be opened.");
  return made;
}

/** The same without a lock; undefined before the first round. */
export async function findAnchorHead(tx: Tx): Promise<AnchorHead | undefined> {
  const [head] = await tx.select().from(anchorHead).orderBy(desc(anchorHead.id)).limit(1);
  return named(head);
}

/** Every anchor log there is or was, the first one first. All but the last are closed. */
export async function listAnchorHeads(tx: Tx): Promise<AnchorHead[]> {
  return (await tx.select().from(anchorHead).orderBy(anchorHead.id)).map((head) => named(head));
}

/** The anchor log of a number. Throws where there is none. */
export async function anchorHeadOf(tx: Tx, logNo: number): Promise<AnchorHead> {
  const [head] = await tx.select().from(anchorHead).where(eq(anchorHead.id, logNo));
  if (!head) throw new Error(`There is no anchor log ${logNo}.`);
  return named(head);
}

/** Opens an anchor log, empty, with a name and a key of its own. */
export async function openAnchorLog(tx: Tx, logNo: number, now: Date): Promise<void> {
  const origin = `${new URL(env().PROOFROOM_URL).hostname}/anchor-log/${uuid()}`;
  const source = ledgerKeys();
  const key = await source.keyOf(origin, source.newestIndex);
  // Two at once: the second waits, keeps the first's name and key and goes on behind it.
  const opened = await tx.insert(anchorHead).values({
    id: logNo, origin, vkey: verifierKey(key), state: "active", size: 0, root: rootHash(EMPTY_FRONTIER), frontier: Buffer.alloc(0), updatedAt: now,
  }).onConflictDoNothing().returning({ id: anchorHead.id });
  if (opened.length > 0) await addAnchorKey(tx, logNo, key, 0);
}

async function locked(tx: Tx): Promise<AnchorHead | undefined> {
  const [head] = await tx.select().from(anchorHead).orderBy(desc(anchorHead.id)).limit(1).for("update");
  return named(head);
}

/** Its origin ends with the id it was given when it was opened. */
function named(head: typeof anchorHead.$inferSelect): AnchorHead;
function named(head: typeof anchorHead.$inferSelect | undefined): AnchorHead | undefined;
function named(head: typeof anchorHead.$inferSelect | undefined): AnchorHead | undefined {
  return head && { ...head, logId: head.origin.slice(head.origin.lastIndexOf("/") + 1) };
}
