import { Broken } from "./broken";
import { leavesOf } from "./bundle";
import { firstDifference } from "./bytes";
import type { Platform } from "./platform";
import type { Report } from "./report";
import { isInPack, readFile, type PackSource } from "./source";
import { tilePath, tilesOfLevel, type TileFile } from "./tile-path";
import { HASH_BYTES, TILE_WIDTH, TreeBuilder, type Tile } from "./tree";

export type Log = {
  /** "" for the log of the organization, "anchor-log/" for the other. */
  prefix: string;
  size: number;
  /** Sizes at which somebody saw a head; the root at each is given back. */
  sizes: ReadonlySet<number>;
};
export type TileDifference = { path: string; level: number; /** Position in the tile. */ at: number; /** First entry below that hash. */ entry: number };
export type Replay = {
  /** False when a bundle could not be read to its end: the roots then stop before it. */
  complete: boolean;
  roots: Map<number, Uint8Array>;
  differences: TileDifference[];
};
export type OnLeaf = (index: number, bytes: Uint8Array, hash: Uint8Array) => void;
export type Progress = (done: number, total: number, what: string) => void | Promise<void>;

/**
 * Replays a whole log from its entry bundles: every leaf hashed, every tile compared with what follows from the leaves,
 * the root taken at each size asked for. Memory does not grow with the log.
 */
export async function replayLog(source: PackSource, platform: Platform, log: Log, report: Report, onLeaf: OnLeaf, progress?: Progress): Promise<Replay> {
  const tree = new TreeBuilder(platform.sha256);
  const replay: Replay = { complete: true, roots: new Map(), differences: [] };
  if (log.sizes.has(0)) replay.roots.set(0, tree.root());
  for (const bundle of tilesOfLevel("entries", log.size)) {
    const ended = await report.attempt(log.prefix + bundle.path, () => replayBundle(source, platform, log, tree, bundle, replay, onLeaf));
    if (ended === undefined) return { ...replay, complete: false };
    await compareTiles(source, log.prefix, tree.take(), replay, report);
    await progress?.(tree.size, log.size, "entries replayed");
  }
  await compareTiles(source, log.prefix, tree.partial(), replay, report);
  return replay;
}

async function replayBundle(source: PackSource, platform: Platform, log: Log, tree: TreeBuilder, bundle: TileFile, replay: Replay, onLeaf: OnLeaf): Promise<true> {
  const bytes = await readFile(source, log.prefix + bundle.path);
  try {
    for (const leaf of leavesOf(bytes, bundle.width, platform.sha256)) {
      onLeaf(tree.size, leaf.bytes, leaf.hash);
      tree.append(leaf.hash);
      if (log.sizes.has(tree.size)) replay.roots.set(tree.size, tree.root());
    }
    return true;
  } catch (error) {
    throw error instanceof Broken ? new Broken(error.code, `${error.message} (entry ${tree.size} of the log)`) : error;
  }
}

async function compareTiles(source: PackSource, prefix: string, tiles: readonly Tile[], replay: Replay, report: Report): Promise<void> {
  for (const tile of tiles) {
    const path = prefix + tilePath(tile.level, tile.n, tile.width);
    const found = await report.attempt(path, () => readFile(source, path));
    const differs = found ? firstDifference(found, tile.bytes) : -1;
    if (differs < 0) continue;
    const at = Math.floor(differs / HASH_BYTES);
    replay.differences.push({ path, level: tile.level, at, entry: (tile.n * TILE_WIDTH + at) * TILE_WIDTH ** tile.level });
  }
}

/** The roots that the hash tiles of the lowest level lead to, whatever the leaves say; undefined where a tile is missing or short. */
export async function rootsOfTiles(source: PackSource, platform: Platform, log: Log): Promise<Map<number, Uint8Array> | undefined> {
  const tree = new TreeBuilder(platform.sha256);
  const roots = new Map<number, Uint8Array>();
  for (const { path, width } of tilesOfLevel(0, log.size)) {
    if (!isInPack(source, log.prefix + path)) return undefined;
    const bytes = await readFile(source, log.prefix + path);
    if (bytes.length !== width * HASH_BYTES) return undefined;
    for (let at = 0; at < bytes.length; at += HASH_BYTES) {
      tree.append(bytes.subarray(at, at + HASH_BYTES));
      if (log.sizes.has(tree.size)) roots.set(tree.size, tree.root());
    }
    tree.take();
  }
  return roots;
}
