import { eq } from "drizzle-orm";
import { v4 as uuid } from "uuid";

import type { Tx } from "@/db/client";
import { anchorHead } from "@/db/schema/anchors";
import { verifierKey } from "@/server/domain/ledger/checkpoint";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { env } from "@/server/env";
import { ledgerKeys } from "@/server/storage/ledger-keys";

import { addAnchorKey } from "./anchor-keys";

const ONLY_ROW = 1;
/** `logId` is the log's name to the head guard. */
export type AnchorHead = typeof anchorHead.$inferSelect & { logId: string };

/** The anchor log's head, locked until the transaction ends: one sequencer at a time. Opens the log where there is none yet. */
export async function lockAnchorHead(tx: Tx, now: Date): Promise<AnchorHead> {
  const found = await locked(tx);
  if (found) return found;
  await open(tx, now);
  const made = await locked(tx);
  if (!made) throw new Error("The anchor log could not be opened.");
  return made;
}

/** The same without a lock; undefined before the first round. */
export async function findAnchorHead(tx: Tx): Promise<AnchorHead | undefined> {
  const [head] = await tx.select().from(anchorHead).where(eq(anchorHead.id, ONLY_ROW));
  return named(head);
}

async function open(tx: Tx, now: Date): Promise<void> {
  const origin = `${new URL(env().PROOFROOM_URL).hostname}/anchor-log/${uuid()}`;
  const source = ledgerKeys();
  const key = await source.keyOf(origin, source.newestIndex);
  // Two at once: the second waits, keeps the first's name and key and goes on behind it.
  const opened = await tx.insert(anchorHead).values({
    id: ONLY_ROW, origin, vkey: verifierKey(key), state: "active", size: 0, root: rootHash(EMPTY_FRONTIER), frontier: Buffer.alloc(0), updatedAt: now,
  }).onConflictDoNothing().returning({ id: anchorHead.id });
  if (opened.length > 0) await addAnchorKey(tx, key, 0);
}

async function locked(tx: Tx): Promise<AnchorHead | undefined> {
  const [head] = await tx.select().from(anchorHead).where(eq(anchorHead.id, ONLY_ROW)).for("update");
  return named(head);
}

/** Its origin ends with the id it was given when it was opened. */
function named(head: typeof anchorHead.$inferSelect | undefined): AnchorHead | undefined {
  return head && { ...head, logId: head.origin.slice(head.origin.lastIndexOf("/") + 1) };
}
