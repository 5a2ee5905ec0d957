import { TILE_WIDTH } from "./tree";

export type TileFile = { path: string; level: number | "entries"; n: number; width: number };

/** Path of a tile or entry bundle (C2SP tlog-tiles): the number in groups of three digits, all but the last with an x. */
export function tilePath(level: number | "entries", n: number, width: number): string {
  const groups: string[] = [];
  for (let rest = n; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(String(rest % 1000).padStart(3, "0"));
  const number = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${level}/${number}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

/** Files of one level that a log of this size has: full ones, then at most one partial. */
export function* tilesOfLevel(level: number | "entries", hashes: number): Generator<TileFile> {
  const full = Math.floor(hashes / TILE_WIDTH);
  for (let n = 0; n < full; n++) yield { path: tilePath(level, n, TILE_WIDTH), level, n, width: TILE_WIDTH };
  const width = hashes % TILE_WIDTH;
  if (width > 0) yield { path: tilePath(level, full, width), level, n: full, width };
}

/** All tiles and bundles of a log of this size, and no others. */
export function* tilesOfLog(size: number): Generator<TileFile> {
  yield* tilesOfLevel("entries", size);
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) yield* tilesOfLevel(level, hashes);
}
