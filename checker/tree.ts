import { Broken } from "./broken";
import { equal } from "./bytes";

export const TILE_WIDTH = 256;
export const HASH_BYTES = 32;
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
/** A hash tile as it follows from the leaves: `width` hashes of level `level`, the n-th of that level. */
export type Tile = { level: number; n: number; width: number; bytes: Uint8Array };

type OpenTile = { n: number; width: number; bytes: Uint8Array };

/**
 * Grows an RFC 6962 tree leaf by leaf, each node hashed once, and gives out the hash tiles of C2SP tlog-tiles on the way.
 * Memory is one tile and one node a level, whatever the size.
 */
export class TreeBuilder {
  size = 0;
  /** One node buffer a level: prefix 0x01, left child, right child. The left is set where `size` has a 1 bit. */
  private readonly nodes: Uint8Array[] = [];
  private readonly open: OpenTile[] = [];
  private full: Tile[] = [];

  constructor(private readonly sha256: Sha256) {}

  append(leafHash: Uint8Array): void {
    let node = leafHash;
    let level = 0;
    this.put(0, node);
    // Division instead of a shift: sizes go beyond 32 bits.
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const buffer = this.nodeBuffer(level);
      buffer.set(node, 33);
      node = this.sha256(buffer);
      level += 1;
      if (level % 8 === 0) this.put(level / 8, node);
    }
    this.nodeBuffer(level).set(node, 1);
    this.size += 1;
  }

  /** Root over what was appended so far; of nothing, SHA-256 of nothing (RFC 6962 §2.1). */
  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (let level = 0, rest = this.size; rest > 0; level++, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 0) continue;
      const left = this.nodeBuffer(level).slice(1, 33);
      root = root ? nodeHash(this.sha256, left, root) : left;
    }
    return root ?? this.sha256(new Uint8Array(0));
  }

  /** Full tiles since the last call. */
  take(): Tile[] {
    const taken = this.full;
    this.full = [];
    return taken;
  }

  /** The partial tile of each level that has one. */
  partial(): Tile[] {
    return this.open.flatMap(({ n, width, bytes }, level) => (width > 0 ? [{ level, n, width, bytes: bytes.slice(0, width * HASH_BYTES) }] : []));
  }

  private put(level: number, hash: Uint8Array): void {
    const tile = (this.open[level] ??= { n: 0, width: 0, bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES) });
    tile.bytes.set(hash, tile.width * HASH_BYTES);
    tile.width += 1;
    if (tile.width < TILE_WIDTH) return;
    this.full.push({ level, n: tile.n, width: TILE_WIDTH, bytes: tile.bytes });
    this.open[level] = { n: tile.n + 1, width: 0, bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES) };
  }

  private nodeBuffer(level: number): Uint8Array {
    return (this.nodes[level] ??= Uint8Array.of(1, ...new Uint8Array(64)));
  }
}

export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const buffer = new Uint8Array(65);
  buffer[0] = 1;
  buffer.set(left, 1);
  buffer.set(right, 33);
  return sha256(buffer);
}

/** Root that an inclusion proof leads to (RFC 9162 §2.1.3.2). Throws `Broken` PROOF_FORM when the path is too long or short. */
export function rootFromInclusion(sha256: Sha256, index: number, size: number, leaf: Uint8Array, path: readonly Uint8Array[]): Uint8Array {
  if (index >= size) throw new Broken("PROOF_FORM", `index ${index} is not in a log of ${size}`);
  let [node, last, hash, used] = [index, size - 1, leaf, 0];
  for (; last > 0; node = Math.floor(node / 2), last = Math.floor(last / 2)) {
    const isRight = node % 2 === 1;
    if (!isRight && node === last) continue;
    const sibling = path[used++];
    if (!sibling || sibling.length !== HASH_BYTES) throw new Broken("PROOF_FORM", "the proof is too short");
    hash = isRight ? nodeHash(sha256, sibling, hash) : nodeHash(sha256, hash, sibling);
  }
  if (used !== path.length) throw new Broken("PROOF_FORM", "the proof is too long");
  return hash;
}

/** Whether the proof leads from the leaf to the root. */
export function includes(sha256: Sha256, index: number, size: number, leaf: Uint8Array, path: readonly Uint8Array[], root: Uint8Array): boolean {
  return equal(rootFromInclusion(sha256, index, size, leaf, path), root);
}
