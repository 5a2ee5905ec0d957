import { sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import type { publishedHeads } from "@/db/schema/anchors";
import { rowMark } from "@/server/domain/crypto/envelope";
import { randomFrom } from "@/server/domain/crypto/random";
import { signCheckpoint, verifyCheckpoint } from "@/server/domain/ledger/checkpoint";
import { canonicalBytes } from "@/server/domain/ledger/jcs";
import { ledgerKeys } from "@/server/storage/ledger-keys";
import { objectSubject, type OrgKeys } from "@/server/storage/org-keys";

/**
 * What leaves of the anchor log are called beside their bytes. A name is no part of the tree, but rows know their leaf by it; so it
 * bears a mark under a key that is not in the database: of a published head over its whole row, of a leaf that came back from a copy over its place.
 */
const HEAD = "head.";
const SIGNED = "signed";
const REPAIRED = "repaired.";
const NONCE_BYTES = 6;
type Published = Omit<typeof publishedHeads.$inferSelect, "entryId">;
export type Place = { logNo: number; idx: number };
/** A leaf that a repair brought back, of the anchor log of this origin. */
export type RepairedLeaf = Place & { origin: string; hash: Uint8Array };

/** A new name for the leaf of a head that is published now. */
export function headName(keys: OrgKeys, head: Published, nonce = newNonce()): string {
  return `${HEAD}${nonce}.${Buffer.from(rowMark(keys.key(objectSubject("rows", "published_heads")), rowBytes(head, nonce)), "base64").toString("hex")}`;
}

/** The same where the organization's keys are missing, for its heads are to be anchored all the same: signed with a key of its own. */
export async function signedHeadName(head: Published, nonce = newNonce()): Promise<string> {
  const source = ledgerKeys();
  const key = await source.keyOf(publishedBy(head), source.newestIndex);
  return `${HEAD}${nonce}.${SIGNED}.${Buffer.from(signCheckpoint(key, textOfRow(head, nonce))).toString("base64url")}`;
}

/** Whether the row of a published head is as this installation wrote it; undefined for one named before there were marks, of which nothing says so. */
export async function isAsPublished(keys: OrgKeys, { entryId, ...head }: typeof publishedHeads.$inferSelect): Promise<boolean | undefined> {
  if (!entryId.startsWith(HEAD)) return undefined;
  if (Number.isNaN(head.publishedAt.getTime())) return false;
  const [, nonce = "", mark, signature] = entryId.split(".");
  if (mark !== SIGNED) return headName(keys, head, nonce) === entryId;
  return signature !== undefined && isSigned(publishedBy(head), textOfRow(head, nonce), signature);
}

const newNonce = () => Buffer.from(randomFrom(NONCE_BYTES)).toString("hex");
const publishedBy = ({ logId }: Published) => `${logId}/published`;
const textOfRow = (head: Published, nonce: string) => `${Buffer.from(rowBytes(head, nonce)).toString("utf8")}\n`;

function rowBytes({ orgId, logId, size, root, reason, publishedAt }: Published, nonce: string): Uint8Array {
  return canonicalBytes({ nonce, org: orgId, log: logId, size, root: Buffer.from(root).toString("base64"), reason, at: publishedAt.getTime() });
}

/** The place from which on names bear marks: no head behind it was published, and no leaf repaired, by a version that made none. */
export async function firstMarked(tx: Tx): Promise<Place | undefined> {
  const [first] = await tx.execute<{ log_no: number; idx: string }>(sql`select log_no, idx from ledger.anchor_leaves where entry_id like ${`${HEAD}%`} or entry_id like ${`${REPAIRED}%.%.%`} order by log_no, idx limit 1`);
  return first && { logNo: first.log_no, idx: Number(first.idx) };
}

export function isBehind({ logNo, idx }: Place, first: Place | undefined): boolean {
  return first !== undefined && (logNo > first.logNo || (logNo === first.logNo && idx > first.idx));
}

/** A name for a leaf that a repair brings back. Signed with a key of its own, so that it can be taken for no checkpoint. */
export async function repairedName(leaf: RepairedLeaf): Promise<string> {
  const source = ledgerKeys();
  const key = await source.keyOf(keyName(leaf), source.newestIndex);
  return `${REPAIRED}${leaf.logNo}.${leaf.idx}.${Buffer.from(signCheckpoint(key, textOf(leaf))).toString("base64url")}`;
}

/** Whether a repair of this installation gave a leaf its name. One from before there were marks is believed where it stands before them. */
export async function isRepaired(name: string, leaf: RepairedLeaf, first: Place | undefined): Promise<boolean> {
  const [word, , , mark] = name.split(".");
  if (`${word}.` !== REPAIRED) return false;
  if (mark === undefined) return !isBehind(leaf, first);
  return isSigned(keyName(leaf), textOf(leaf), mark);
}

async function isSigned(name: string, text: string, mark: string): Promise<boolean> {
  const source = ledgerKeys();
  for (let index = source.newestIndex; index >= 0; index--) {
    const { publicKey } = await source.keyOf(name, index);
    if (verifyCheckpoint(publicKey, text, Buffer.from(mark, "base64url"))) return true;
  }
  return false;
}

const keyName = ({ origin }: RepairedLeaf) => `${origin}/repaired`;
const textOf = ({ origin, idx, hash }: RepairedLeaf) => `${origin}\n${idx}\n${Buffer.from(hash).toString("base64")}\n`;
