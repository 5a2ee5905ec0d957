import { sameBytes } from "./bytes";
import { entryAt, type Findings } from "./finding";
import { appendLeaf, HASH_BYTES, leafHash, rootHash, TILE_WIDTH, type Frontier } from "./merkle";
import { subtreeRoot } from "./tile-nodes";
import { tilePath } from "./tiles";

/** A leaf as the tables have it. `bytes` and `entryHash` are of the entry's own row, null where there is none. */
export type LeafRow = { index: number; leafHash: Uint8Array; bytes: Uint8Array | null; entryHash: Uint8Array | null };
export type StoredTile = { hashes: Uint8Array; root: Uint8Array };

/**
 * Derives a tree again from stored rows, from a known frontier on, and holds every row against the others: bytes against
 * leaf hashes, those against the tile they went into. Nothing is parsed. Two of three hashes outvote the third, so that
 * one changed row is named once and the tree goes on as it was built.
 *
 * Findings: `LEAF_MISSING`, `LEAF_DOUBLE`, `ENTRY_MISSING`, `ENTRY_HASH` (the bytes changed), `ENTRY_ROW_HASH`, `LEAF_HASH`
 * (the leaf's row changed), `LEAF_ORDER` (another entry stands here than the tree was built on), `TILE_HASHES` (a tile
 * that does not lead to its own root), `TILE_LENGTH`, `TILE_MISSING`.
 */
export class RowCheck {
  readonly roots = new Map<number, Uint8Array>();
  checked = 0;
  private readonly wanted: ReadonlySet<number>;
  private sound: { index: number; hashes: Uint8Array } | null = null;
  private lost = false;
  private at: number;

  /** @param wanted sizes whose roots are asked for */
  constructor(private frontier: Frontier, wanted: Iterable<number>, private readonly findings: Findings) {
    this.wanted = new Set(wanted);
    this.at = frontier.size;
    this.keepRoot();
  }

  get size(): number {
    return this.at;
  }

  /** The tree as far as it was derived. Null where a gap could not be bridged: then no root after it means anything. */
  get tree(): Frontier | null {
    return this.lost ? null : this.frontier;
  }

  /** Holds a full level-0 tile against its own root; from then on it is a witness for the leaves below it. */
  useTile(index: number, tile: StoredTile | undefined): void {
    this.sound = null;
    const at = tilePath({ level: 0, index, width: TILE_WIDTH });
    if (!tile) return this.findings.add("TILE_MISSING", at, "the log is larger than this tile, and the tile is not stored");
    if (tile.hashes.length !== TILE_WIDTH * HASH_BYTES) return this.findings.add("TILE_LENGTH", at, `a full tile has ${TILE_WIDTH * HASH_BYTES} bytes, here are ${tile.hashes.length}`);
    const hashes = Array.from({ length: TILE_WIDTH }, (_, i) => tile.hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
    if (!sameBytes(subtreeRoot(hashes), tile.root)) return this.findings.add("TILE_HASHES", at, "the tile's hashes do not lead to the root stored with it");
    this.sound = { index, hashes: tile.hashes };
  }

  /** Forgets the tile: what follows lies under one that is not full yet. */
  useNoTile(): void {
    this.sound = null;
  }

  take(row: LeafRow): void {
    this.bridge(row.index);
    if (row.index < this.size) return this.findings.add("LEAF_DOUBLE", entryAt(row.index), "two leaves have this index");
    this.checked++;
    this.append(this.judge(row));
  }

  /** Says what is missing up to a size: one finding a gap, whatever a changed number claims of its length. */
  bridge(size: number): void {
    if (this.size >= size) return;
    const [first, last] = [this.size, size - 1];
    this.findings.add("LEAF_MISSING", entryAt(first), first === last ? "no leaf has this index" : `no leaf has this index, nor any up to ${last}`);
    for (let hash = this.tileHash(this.size); hash && this.size < size; hash = this.tileHash(this.size)) this.append(hash);
    // Without a tile the hashes are lost, and with them every root from here on.
    if (this.size < size) [this.lost, this.at] = [true, size];
  }

  private judge({ index, leafHash: stored, bytes, entryHash }: LeafRow): Uint8Array {
    const at = entryAt(index);
    const tile = this.tileHash(index);
    const own = bytes ? leafHash(bytes) : null;
    if (!own) this.findings.add("ENTRY_MISSING", at, "the leaf is there, its entry is not");
    else if (!sameBytes(own, stored)) {
      if (tile && sameBytes(tile, own)) this.findings.add("LEAF_HASH", at, "the leaf's hash was changed: bytes and tile agree on another");
      else this.findings.add("ENTRY_HASH", at, "the entry's bytes are not those the tree was built on");
    } else if (entryHash && !sameBytes(entryHash, own)) this.findings.add("ENTRY_ROW_HASH", at, "the hash stored with the entry is not that of its bytes");
    if (!tile || sameBytes(tile, stored)) return stored;
    if (!own || sameBytes(own, stored)) this.findings.add("LEAF_ORDER", at, "another entry stands here than the one the tile was built on");
    return tile;
  }

  private tileHash(index: number): Uint8Array | null {
    if (!this.sound || Math.floor(index / TILE_WIDTH) !== this.sound.index) return null;
    const place = (index % TILE_WIDTH) * HASH_BYTES;
    return this.sound.hashes.subarray(place, place + HASH_BYTES);
  }

  private append(hash: Uint8Array): void {
    this.at++;
    if (this.lost) return;
    this.frontier = appendLeaf(this.frontier, hash);
    this.keepRoot();
  }

  private keepRoot(): void {
    if (this.wanted.has(this.size)) this.roots.set(this.size, rootHash(this.frontier));
  }
}
