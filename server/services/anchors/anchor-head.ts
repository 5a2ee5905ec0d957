import { eq } from "drizzle-orm";
import { v4 as uuid } from "uuid";

import type { Tx } from "@/db/client";
import { anchorHead } from "@/db/schema/anchors";
import { verifierKey } from "@/server/domain/ledger/checkpoint";
import { EMPTY_FRONTIER, rootHash } from "@/server/domain/ledger/merkle";
import { env } from "@/server/env";

import { anchorKey } from "./anchor-key";

const ONLY_ROW = 1;
export type AnchorHead = typeof anchorHead.$inferSelect;

/** The anchor log's head, locked until the transaction ends: one sequencer at a time. Opens the log where there is none yet. */
export async function lockAnchorHead(tx: Tx, now: Date): Promise<AnchorHead> {
  const found = await locked(tx);
  if (found) return found;
  const origin = `${new URL(env().PROOFROOM_URL).hostname}/anchor-log/${uuid()}`;
  const vkey = verifierKey(anchorKey(origin));
  // Two at once: the second waits, keeps the first's name and goes on behind it.
  await tx.insert(anchorHead).values({
    id: ONLY_ROW, origin, vkey, state: "active", size: 0, root: rootHash(EMPTY_FRONTIER), frontier: Buffer.alloc(0), updatedAt: now,
  }).onConflictDoNothing();
  const made = await locked(tx);
  if (!made) throw new Error("The anchor log could not be opened.");
  return made;
}

/** The same without a lock; undefined before the first round. */
export async function findAnchorHead(tx: Tx): Promise<AnchorHead | undefined> {
  const [head] = await tx.select().from(anchorHead).where(eq(anchorHead.id, ONLY_ROW));
  return head;
}

async function locked(tx: Tx): Promise<AnchorHead | undefined> {
  const [head] = await tx.select().from(anchorHead).where(eq(anchorHead.id, ONLY_ROW)).for("update");
  return head;
}
