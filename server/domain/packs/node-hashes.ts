import { nodeHash, TILE_WIDTH } from "../ledger/merkle";
import type { Node } from "../ledger/proof-plan";
import { parseTile, tilePath, widthInSize } from "../ledger/tiles";

const TILE_HEIGHT = 8;
const KEPT_TILES = 64;

/**
 * Hashes of a tree's nodes from its tiles, for many proofs at once: the nodes inside a tile are worked out once, not once
 * a proof, and the 64 tiles used last are kept.
 *
 * @param load bytes of the tile at a path, as `LogFiles` made it
 */
export function nodeHashes(size: number, load: (path: string) => Promise<Uint8Array>): (node: Node) => Promise<Uint8Array> {
  const kept = new Map<string, Promise<Uint8Array[][]>>();
  const rowsOf = (path: string, width: number) => {
    const found = kept.get(path) ?? load(path).then((bytes) => rowsUp(parseTile(bytes, width)));
    kept.delete(path);
    kept.set(path, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_TILES && oldest !== undefined) kept.delete(oldest);
    return found;
  };
  return async ({ level, index }) => {
    const [tileLevel, inside] = [Math.floor(level / TILE_HEIGHT), level % TILE_HEIGHT];
    const across = TILE_WIDTH / 2 ** inside;
    const tile = { level: tileLevel, index: Math.floor(index / across) };
    const width = widthInSize(tile, size);
    const hash = (await rowsOf(tilePath({ ...tile, width }), width))[inside]?.[index % across];
    if (!hash) throw new RangeError(`a log of ${size} has no node ${index} at level ${level}`);
    return hash;
  };
}

/** The tile's hashes, then the hashes of their pairs, and so on: only whole pairs, as only these stay for ever. */
function rowsUp(hashes: Uint8Array[]): Uint8Array[][] {
  const rows = [hashes];
  for (let row = hashes; row.length > 1; ) {
    const below = row;
    row = Array.from({ length: Math.floor(below.length / 2) }, (_, i) => nodeHash(below[2 * i] as Uint8Array, below[2 * i + 1] as Uint8Array));
    rows.push(row);
  }
  return rows;
}
