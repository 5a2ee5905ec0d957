import { LedgerError } from "./error";
import { HASH_BYTES, rootOfRow, TILE_WIDTH } from "./merkle";
import { nodesOf, proofFromHashes, type Node, type ProofPlan } from "./proof-plan";
import { requireWidth, tilePath, widthInSize, type Tile } from "./tiles";

const TILE_HEIGHT = 8;

/**
 * The tiles of a tree of this size that hold a plan's nodes, each once, so that a service reads them in one query.
 * Throws `TILE_BOUNDS` where the tree does not reach a node.
 */
export function tilesForPlan(plan: ProofPlan, size: number): Tile[] {
  const tiles = new Map(nodesOf(plan).map((node) => tileOf(node, size)).map((tile) => [tilePath(tile), tile]));
  return [...tiles.values()];
}

/** Bytes of a tile by its path (`tilePath`), as fetched. */
export type TileBytes = ReadonlyMap<string, Uint8Array>;

/** The proof, computed from the tiles that `tilesForPlan` named. Throws `TILE_MISSING`, `TILE_LENGTH`, and as it does. */
export function proofFromTiles(plan: ProofPlan, size: number, tiles: TileBytes): Uint8Array[] {
  return proofFromHashes(plan, nodesOf(plan).map((node) => nodeFromTiles(node, size, tiles)));
}

/** One node's hash from its tile. A full tile stands in for a partial one, because a log may drop what it has outgrown. */
export function nodeFromTiles(node: Node, size: number, tiles: TileBytes): Uint8Array {
  const tile = tileOf(node, size);
  const span = 2 ** (node.level % TILE_HEIGHT);
  const first = node.index * span - tile.index * TILE_WIDTH;
  return rootOfRow(bytesOf(tile, tiles).subarray(first * HASH_BYTES, (first + span) * HASH_BYTES));
}

/** Root of a perfect subtree over 1, 2, 4, .. 256 hashes, e.g. of a full tile for the level above. Throws `TILE_LENGTH` for another number. */
export function subtreeRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0 || !Number.isInteger(Math.log2(hashes.length))) throw new LedgerError("TILE_LENGTH", `${hashes.length} hashes are no perfect subtree`);
  return rootOfRow(Buffer.concat(hashes));
}

/** The perfect subtrees whose roots are the frontier of a tree of this size, largest first. */
export function frontierNodes(size: number): Node[] {
  const nodes: Node[] = [];
  let left = size;
  for (let level = Math.floor(Math.log2(Math.max(size, 1))), start = 0; left > 0; level--) {
    const span = 2 ** level;
    if (span > left) continue;
    nodes.push({ level, index: start / span });
    [start, left] = [start + span, left - span];
  }
  return nodes;
}

function tileOf(node: Node, size: number): Tile {
  const level = Math.floor(node.level / TILE_HEIGHT);
  const span = 2 ** (node.level % TILE_HEIGHT);
  const index = Math.floor((node.index * span) / TILE_WIDTH);
  const tile = { level, index, width: widthInSize({ level, index }, size) };
  if ((node.index + 1) * span > index * TILE_WIDTH + tile.width) throw new LedgerError("TILE_BOUNDS", `a log of ${size} has no node ${node.index} at level ${node.level}`);
  return tile;
}

/** A tile's hashes as one row. Throws `TILE_LENGTH` unless there are exactly as many as its width. */
function bytesOf(tile: Tile, tiles: TileBytes): Uint8Array {
  const exact = tiles.get(tilePath(tile));
  if (exact) return requireWidth(exact, tile.width);
  const full = tiles.get(tilePath({ ...tile, width: TILE_WIDTH }));
  if (!full) throw new LedgerError("TILE_MISSING", `tile ${tilePath(tile)} is needed and not here`);
  return requireWidth(full, TILE_WIDTH);
}
