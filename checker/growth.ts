import { Broken } from "./broken";
import { equal, fromBase64, textOf } from "./bytes";
import { HASH_BYTES, nodeHash, type Sha256 } from "./tree";

export type SeenHead = { size: number; root: Uint8Array };
/** `note` is the text of the newer checkpoint, not read yet. */
export type Growth = { oldSize: number; path: Uint8Array[]; note: string };

/** Reads what a witness is asked (C2SP tlog-witness add-checkpoint): old size, hashes, blank line, the newer checkpoint. Throws `Broken` GROWTH_FORM. */
export function parseGrowth(bytes: Uint8Array): Growth {
  const whole = textOf(bytes);
  const split = whole.indexOf("\n\n");
  const [first = "", ...hashes] = whole.slice(0, Math.max(0, split)).split("\n");
  const [, size] = /^old (0|[1-9][0-9]{0,15})$/.exec(first) ?? [];
  if (!size || hashes.length > 63) throw new Broken("GROWTH_FORM", "old size or hashes are not as a consistency proof has them");
  return { oldSize: Number(size), path: hashes.map((line) => fromBase64(line, HASH_BYTES)), note: whole.slice(split + 2) };
}

/** Whether the newer log begins with exactly the older one (RFC 9162 §2.1.4.2). */
export function isExtension(sha256: Sha256, older: SeenHead, newer: SeenHead, path: readonly Uint8Array[]): boolean {
  if (older.size === 0 || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && equal(older.root, newer.root);
  let [node, last] = [older.size - 1, newer.size - 1];
  for (; node % 2 === 1; last = Math.floor(last / 2)) node = Math.floor(node / 2);
  // An older tree that is a whole subtree of the newer is not repeated in the proof.
  const [start, ...rest] = node === 0 ? [older.root, ...path] : path;
  if (!start) return false;
  let [before, now] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [before, now] = [nodeHash(sha256, hash, before), nodeHash(sha256, hash, now)];
      for (; node % 2 === 0 && node !== 0; last = Math.floor(last / 2)) node = Math.floor(node / 2);
    } else now = nodeHash(sha256, now, hash);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && equal(before, older.root) && equal(now, newer.root);
}
