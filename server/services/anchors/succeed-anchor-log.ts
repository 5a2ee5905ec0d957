import { and, eq } from "drizzle-orm";

import { withoutOrg, type Tx } from "@/db/client";
import { anchorHead, anchorKeys, anchorLeaves, anchorPending, instanceAnchors } from "@/db/schema/anchors";
import { anchorLeafBytes, anchorSuccession, MAX_ANCHOR_LEAF_BYTES, parseAnchorLeaf } from "@/server/domain/ledger/anchor";

import { ServiceError } from "../errors";
import type { LostRange } from "../ledger/last-published";
import { endToSucceed } from "../ledger/log-ending";
import type { Succession } from "../ledger/succeed";
import { noteAnchorEvent } from "./anchor-events";
import { tellAnchorEndings } from "./anchor-endings";
import { anchorHeadOf, findAnchorHead, listAnchorHeads, openAnchorLog, type AnchorHead } from "./anchor-head";
import { anchorNote } from "./anchor-note";
import { deriveAnchorTree } from "./check-anchor-head";
import { publishRound } from "./publish-round";
import { requireAnchorHead } from "./require-anchor-head";
import { sequenceAnchorLog, successionEntry } from "./sequence-anchor-log";
import type { AnchorTarget } from "./targets";

export type AnchorSucceeded = { origin: string; vkey: string; predecessor: string; lost: LostRange; published: number; failed: string[] };

/**
 * Closes the frozen anchor log for ever and opens its successor, whose leaf 0 holds the last published head with its signatures,
 * the range of leaves that is lost or not vouched for, and the statement. Then the heads of all organizations are anchored
 * again, in the successor; what waited goes in behind. Broken off in between, the next round does the rest, and so does the same call. Nothing of the
 * earlier log is changed: heads, proofs and time-stamps of it stay what they were.
 *
 * Throws `INVALID` for a statement that leaf 0 cannot hold, and as `lostRange`; `CONFLICT` unless the log is frozen.
 */
export async function succeedAnchorLog(succession: Succession, now: Date, targets: AnchorTarget[]): Promise<AnchorSucceeded> {
  const opened = await withoutOrg(async (tx) => (await begun(tx)) ?? closeAndOpen(tx, succession, now), "system");
  await sequenceAnchorLog(now, targets);
  await tellAnchorEndings();
  const round = await publishRound(now, targets);
  return { ...opened, published: round?.published ?? 0, failed: round?.failed ?? [] };
}

async function closeAndOpen(tx: Tx, succession: Succession, now: Date): Promise<Omit<AnchorSucceeded, "published" | "failed">> {
  const head = await requireAnchorHead(tx, ["frozen"], now);
  // One that never came to its first leaf says nothing of what it succeeded: then that is what is bound.
  const ended = (await listAnchorHeads(tx)).findLast(({ size }) => size > 0) ?? head;
  const stored = { noteOf: async () => (await anchorNote(tx, { logNo: ended.id, size: ended.size })).note, derive: async (sizes: readonly number[]) => deriveAnchorTree(tx, ended.id, sizes) };
  const { origin, last, lost } = await endToSucceed(head.logId, ended, stored, succession.lastGoodSize);
  await close(tx, head, succession, now);
  await openAnchorLog(tx, head.id + 1, now);
  const next = await anchorHeadOf(tx, head.id + 1);
  const predecessor = { origin, size: last.size, root: last.root, note: last.note };
  const leafBytes = anchorLeafBytes(anchorSuccession(next.origin, next.vkey, { predecessor, lost, statement: succession.statement }));
  if (leafBytes.length > MAX_ANCHOR_LEAF_BYTES) throw new ServiceError("INVALID", "The statement is too long: the log's first entry holds about 2,000 characters.");
  await tx.insert(anchorPending).values({ entryId: successionEntry(next.id), waits: 0, leafBytes });
  await noteAnchorEvent(tx, next.id, { kind: "opened", code: "SUCCESSION", sentence: `Succeeds the log ${origin} of ${last.size} entries.` }, now);
  return { origin: next.origin, vkey: next.vkey, predecessor: origin, lost };
}

/** A succession that was broken off before the heads of all organizations were anchored again: asked for once more it is finished, and none is begun. */
async function begun(tx: Tx): Promise<Omit<AnchorSucceeded, "published" | "failed"> | undefined> {
  const head = await findAnchorHead(tx);
  if (head?.state !== "active" || head.roundAt !== null) return undefined;
  const [waiting] = await tx.select({ bytes: anchorPending.leafBytes }).from(anchorPending).where(eq(anchorPending.entryId, successionEntry(head.id)));
  const [first] = waiting ? [waiting] : await tx.select({ bytes: anchorLeaves.leafBytes }).from(anchorLeaves).where(and(eq(anchorLeaves.logNo, head.id), eq(anchorLeaves.idx, 0)));
  const leaf = first && parseAnchorLeaf(first.bytes);
  return leaf?.type === "anchor.succession" ? { origin: leaf.origin, vkey: leaf.vkey, predecessor: leaf.predecessor.origin, lost: leaf.lost } : undefined;
}

async function close(tx: Tx, { id, size }: AnchorHead, { statement, keyCompromised = false }: Succession, now: Date): Promise<void> {
  await tx.update(anchorHead).set({ state: "closed" }).where(eq(anchorHead.id, id));
  await tx.update(anchorKeys).set({ status: keyCompromised ? "compromised" : "retired", toSize: size }).where(and(eq(anchorKeys.logNo, id), eq(anchorKeys.status, "active")));
  // Nobody is asked about a closed log any more; what was given stays.
  await tx.update(instanceAnchors).set({ status: "superseded", nextTryAt: null }).where(and(eq(instanceAnchors.logNo, id), eq(instanceAnchors.status, "pending")));
  await noteAnchorEvent(tx, id, { kind: "closed", code: keyCompromised ? "KEY_COMPROMISED" : "SUCCEEDED", sentence: statement }, now);
}
