import { hash, randomBytes } from "node:crypto";

const KEY_BYTES = 32;
/** 20 hexadecimal digits are 80 bits: two of a million subjects meet with a probability of 10^-12. */
const DIGITS = "0123456789abcdef";
const DEPTH = 20;
const PATH_BYTES = DEPTH / 2;
const NODE_BYTES = 1 + PATH_BYTES + KEY_BYTES;

/**
 * All data keys of one organization as a tree of secrets: each node's sixteen children are hashes of it, and a subject's
 * key hangs at the end of a path of 20 digits. Whoever has the root has every key, so nothing is stored per key. A key is
 * destroyed by putting the nodes beside its path in the place of those on it: all others can still be derived, this one
 * cannot. (The construction is a punctured pseudo-random function after Goldreich, Goldwasser and Micali.)
 */
export type KeyTree = {
  /** Turns subjects into paths, so that the nodes do not tell which subjects were destroyed. */
  readonly pointKey: Uint8Array;
  /** Nodes that are still there, by their path. */
  readonly nodes: ReadonlyMap<string, Uint8Array>;
};

export function newKeyTree(): KeyTree {
  return { pointKey: randomBytes(KEY_BYTES), nodes: new Map([["", randomBytes(KEY_BYTES)]]) };
}

/** The 32-byte key of a subject, always the same one; undefined where it was destroyed. */
export function keyOf(tree: KeyTree, subject: string): Uint8Array | undefined {
  const path = pointOf(tree, subject);
  const from = ancestorOf(tree, path);
  if (from === undefined) return undefined;
  let node = tree.nodes.get(from);
  for (let depth = from.length; node && depth < DEPTH; depth++) node = child(node, path.charCodeAt(depth));
  return node && child(node, LEAF);
}

/** False where the subject's key was destroyed. */
export function hasKey(tree: KeyTree, subject: string): boolean {
  return tree.nodes.has("") || ancestorOf(tree, pointOf(tree, subject)) !== undefined;
}

/** Where a subject's key hangs. Without the tree it tells nothing of the subject. */
export function pointOf(tree: KeyTree, subject: string): string {
  return hash("sha256", Buffer.concat([tree.pointKey, Buffer.from(subject, "utf8")]), "hex").slice(0, DEPTH);
}

/** The tree without the key at a point. About 13 kB longer; the same tree where the key is gone already. Throws RangeError. */
export function withoutPoint(tree: KeyTree, path: string): KeyTree {
  if (!/^[0-9a-f]{20}$/.test(path)) throw new RangeError("not a point of a key tree");
  const from = ancestorOf(tree, path);
  let node = from === undefined ? undefined : tree.nodes.get(from);
  if (from === undefined || !node) return tree;
  const nodes = new Map(tree.nodes);
  nodes.delete(from);
  for (let depth = from.length; depth < DEPTH; depth++) {
    for (const digit of DIGITS) if (digit !== path[depth]) nodes.set(path.slice(0, depth) + digit, child(node, digit.charCodeAt(0)));
    node = child(node, path.charCodeAt(depth));
  }
  return { pointKey: tree.pointKey, nodes };
}

export function encodeKeyTree({ pointKey, nodes }: KeyTree): Uint8Array {
  const rows = [...nodes].map(([path, key]) => Buffer.concat([Buffer.of(path.length), Buffer.from(path.padEnd(DEPTH, "0"), "hex"), key]));
  return Buffer.concat([pointKey, ...rows]);
}

/** Reads what `encodeKeyTree` wrote. Throws RangeError on anything else. */
export function decodeKeyTree(bytes: Uint8Array): KeyTree {
  if (bytes.length < KEY_BYTES || (bytes.length - KEY_BYTES) % NODE_BYTES !== 0) throw new RangeError("not a key tree");
  const nodes = new Map<string, Uint8Array>();
  for (let at = KEY_BYTES; at < bytes.length; at += NODE_BYTES) {
    const path = Buffer.from(bytes.subarray(at + 1, at + 1 + PATH_BYTES)).toString("hex").slice(0, bytes[at]);
    nodes.set(path, bytes.slice(at + 1 + PATH_BYTES, at + NODE_BYTES));
  }
  return { pointKey: bytes.slice(0, KEY_BYTES), nodes };
}

const LEAF = 0;

/** SHA-256 over a secret of fixed length and one byte: no input is the beginning of another. */
function child(node: Uint8Array, digit: number): Uint8Array {
  const input = new Uint8Array(KEY_BYTES + 1);
  input.set(node);
  input[KEY_BYTES] = digit;
  // Asked for as a string, a digest comes in a third of the time.
  return Buffer.from(hash("sha256", input, "binary"), "binary");
}

function ancestorOf(tree: KeyTree, path: string): string | undefined {
  for (let length = 0; length <= DEPTH; length++) if (tree.nodes.has(path.slice(0, length))) return path.slice(0, length);
  return undefined;
}
