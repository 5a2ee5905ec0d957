import { encodeBundle } from "../ledger/entry-bundle";
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootHash, TILE_WIDTH, type Frontier } from "../ledger/merkle";
import { subtreeRoot } from "../ledger/tile-nodes";
import { bundlePath, tileBytes, tilePath } from "../ledger/tiles";

export type LogFile = { path: string; bytes: Uint8Array };

/**
 * Makes the files of a log (C2SP tlog-tiles) from its leaves, one after the other: bundles, tiles and the root, all
 * re-derived from the bytes. Holds one bundle and one tile a level.
 */
export class LogFiles {
  private frontier: Frontier = EMPTY_FRONTIER;
  private bundle: Uint8Array[] = [];
  /** Hashes of the open tile of each level, and how many tiles of it are full. */
  private readonly levels: { hashes: Uint8Array[]; full: number }[] = [];

  get size(): number {
    return this.frontier.size;
  }

  root(): Uint8Array {
    return rootHash(this.frontier);
  }

  /** Takes the next leaf. @returns its hash, and the files that it completed */
  append(leaf: Uint8Array): { hash: Uint8Array; files: LogFile[] } {
    const hash = leafHash(leaf);
    this.frontier = appendLeaf(this.frontier, hash);
    this.bundle.push(leaf);
    const files: LogFile[] = [];
    if (this.bundle.length === TILE_WIDTH) files.push(this.closeBundle());
    this.addHash(0, hash, files);
    return { hash, files };
  }

  /** The partial tiles and the partial bundle that belong to this size. */
  partials(): LogFile[] {
    const tiles = this.levels.flatMap(({ hashes, full }, level) => (hashes.length > 0 ? [{ path: tilePath({ level, index: full, width: hashes.length }), bytes: tileBytes(hashes) }] : []));
    return this.bundle.length > 0 ? [...tiles, this.closeBundle()] : tiles;
  }

  private closeBundle(): LogFile {
    const index = Math.floor((this.size - 1) / TILE_WIDTH);
    const file = { path: bundlePath({ index, width: this.bundle.length }), bytes: encodeBundle(this.bundle) };
    this.bundle = [];
    return file;
  }

  private addHash(level: number, hash: Uint8Array, files: LogFile[]): void {
    const tile = (this.levels[level] ??= { hashes: [], full: 0 });
    tile.hashes.push(hash);
    if (tile.hashes.length < TILE_WIDTH) return;
    files.push({ path: tilePath({ level, index: tile.full, width: TILE_WIDTH }), bytes: tileBytes(tile.hashes) });
    const root = subtreeRoot(tile.hashes);
    this.levels[level] = { hashes: [], full: tile.full + 1 };
    this.addHash(level + 1, root, files);
  }
}
