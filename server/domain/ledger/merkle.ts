import { createHash, hash } from "node:crypto";

import { LedgerError } from "./error";

const LEAF_PREFIX = Buffer.of(0x00);
const NODE_PREFIX = 0x01;
export const HASH_BYTES = 32;
export const TILE_WIDTH = 256;

/** Leaf hash of RFC 6962 §2.1: SHA-256(0x00 ‖ bytes). */
export function leafHash(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(LEAF_PREFIX).update(bytes).digest();
}

/** Interior node of RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(1 + left.length + right.length);
  bytes[0] = NODE_PREFIX;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return hash("sha256", bytes, "buffer");
}

/** Root of the perfect subtree over 1, 2, 4, .. hashes that lie one after the other. What else they are is for the caller to refuse. */
export function rootOfRow(row: Uint8Array): Uint8Array {
  // One buffer a call: a proof asks for hundreds of nodes, and each level is written over the one below.
  const [level, pair] = [Buffer.from(row), Buffer.allocUnsafe(1 + 2 * HASH_BYTES)];
  pair[0] = NODE_PREFIX;
  for (let width = row.length / HASH_BYTES; width > 1; width /= 2) {
    for (let at = 0; at < width; at += 2) {
      level.copy(pair, 1, at * HASH_BYTES, (at + 2) * HASH_BYTES);
      level.set(hash("sha256", pair, "buffer"), (at / 2) * HASH_BYTES);
    }
  }
  return level.subarray(0, HASH_BYTES);
}

/** The compact range [0, size): roots of the perfect subtrees, largest first. One hash per 1 bit of size. */
export type Frontier = { size: number; hashes: Uint8Array[] };
export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** Adds one leaf hash. Costs as many node hashes as trailing 1 bits of the old size. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  const hashes = [...frontier.hashes];
  let node = leaf;
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = hashes.pop();
    if (left === undefined) throw new LedgerError("FRONTIER_SHORT", "frontier has fewer hashes than its size needs");
    node = nodeHash(left, node);
  }
  hashes.push(node);
  return { size: frontier.size + 1, hashes };
}

/** Root of the tree over [0, size); of the empty tree SHA-256 of nothing (RFC 6962 §2.1). */
export function rootHash(frontier: Frontier): Uint8Array {
  const last = frontier.hashes.at(-1);
  if (last === undefined) return createHash("sha256").digest();
  return frontier.hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** Root over a list of leaf hashes, straight from the definition. The slow twin the tests hold the frontier against. */
export function rootOfLeaves(leaves: readonly Uint8Array[]): Uint8Array {
  return rootHash(leaves.reduce(appendLeaf, EMPTY_FRONTIER));
}

/** Frontier as stored bytes: its hashes one after the other. */
export function encodeFrontier(frontier: Frontier): Uint8Array {
  return Buffer.concat(frontier.hashes);
}

/** Reads stored frontier bytes. Throws `FRONTIER_LENGTH` when they do not fit the size. */
export function decodeFrontier(size: number, bytes: Uint8Array): Frontier {
  const expected = size.toString(2).replaceAll("0", "").length;
  if (bytes.length !== expected * HASH_BYTES) throw new LedgerError("FRONTIER_LENGTH", `size ${size} needs ${expected} hashes`);
  const hashes = Array.from({ length: expected }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
  return { size, hashes };
}
