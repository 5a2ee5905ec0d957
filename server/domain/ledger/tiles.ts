import { LedgerError } from "./error";
import { HASH_BYTES, TILE_WIDTH } from "./merkle";

/** A hash tile of C2SP tlog-tiles. A width below 256 makes it a partial tile, which is the last of its level. */
export type Tile = { level: number; index: number; width: number };
/** An entry bundle: the leaves under one level-0 tile. */
export type Bundle = { index: number; width: number };
const MAX_LEVEL = 63;

/** `tile/<L>/<N>[.p/<W>]`. Throws `TILE_BOUNDS`. */
export function tilePath({ level, index, width }: Tile): string {
  if (!Number.isInteger(level) || level < 0 || level > MAX_LEVEL) throw new LedgerError("TILE_BOUNDS", `level ${level} is not one of 0 to ${MAX_LEVEL}`);
  return `tile/${level}/${numbered(index, width)}`;
}

/** `tile/entries/<N>[.p/<W>]`. Throws `TILE_BOUNDS`. */
export function bundlePath({ index, width }: Bundle): string {
  return `tile/entries/${numbered(index, width)}`;
}

/** Reads a path that `tilePath` or `bundlePath` could have made, and no other. Throws `TILE_PATH`. */
export function parseTilePath(path: string): ({ kind: "tile" } & Tile) | ({ kind: "entries" } & Bundle) {
  const [, level = "", digits = "", width] = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path) ?? [];
  const at = { index: Number(digits.replaceAll(/[x/]/g, "")), width: width === undefined ? TILE_WIDTH : Number(width) };
  const parsed = level === "entries" ? { kind: "entries" as const, ...at } : { kind: "tile" as const, level: Number(level), ...at };
  // Written again it must be the same: that leaves no second spelling, e.g. a leading x000 or a full tile called partial.
  if (!digits || !isInBounds(parsed) || (parsed.kind === "entries" ? bundlePath(parsed) : tilePath(parsed)) !== path) throw new LedgerError("TILE_PATH", `not the path of a tile: ${path.slice(0, 100)}`);
  return parsed;
}

/** Every hash tile of a tree of this size, level by level, exactly the partial ones that belong to it. Throws `TILE_BOUNDS`. */
export function tilesOfSize(size: number): Generator<Tile> {
  requireSize(size);
  return levels(size);
}

/** Every entry bundle of a log of this size. Throws `TILE_BOUNDS`. */
export function bundlesOfSize(size: number): Generator<Bundle> {
  requireSize(size);
  return widths(size);
}

/** How wide a tile is in a tree of this size: 256 where it is full, 0 where the tree does not reach it. */
export function widthInSize({ level, index }: Pick<Tile, "level" | "index">, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** Bytes of a full or partial tile: its hashes one after the other. Throws `TILE_LENGTH` for 0 or over 256 hashes, or one not of 32 bytes. */
export function tileBytes(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0 || hashes.length > TILE_WIDTH || hashes.some((hash) => hash.length !== HASH_BYTES)) throw new LedgerError("TILE_LENGTH", `a tile is 1 to ${TILE_WIDTH} hashes of ${HASH_BYTES} bytes`);
  return Buffer.concat(hashes);
}

/** Hashes of a tile. Throws `TILE_LENGTH` unless the bytes are exactly its width. */
export function parseTile(bytes: Uint8Array, width: number): Uint8Array[] {
  requireWidth(bytes, width);
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** The bytes as they are. Throws `TILE_LENGTH` unless they are exactly those of so many hashes. */
export function requireWidth(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length !== width * HASH_BYTES) throw new LedgerError("TILE_LENGTH", `a tile of ${width} hashes has ${width * HASH_BYTES} bytes, here are ${bytes.length}`);
  return bytes;
}

function* levels(size: number): Generator<Tile> {
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (const at of widths(hashes)) yield { level, ...at };
  }
}

function* widths(count: number): Generator<Bundle> {
  for (let index = 0; index * TILE_WIDTH < count; index++) yield { index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) };
}

/** The number in groups of three digits, all but the last behind an x, and the width of a partial tile. */
function numbered(index: number, width: number): string {
  if (!isInBounds({ index, width })) throw new LedgerError("TILE_BOUNDS", `no tile ${index} of width ${width}`);
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.../g) ?? [];
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

function isInBounds({ level = 0, index, width }: Bundle & { level?: number }): boolean {
  return level <= MAX_LEVEL && Number.isSafeInteger(index) && index >= 0 && Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH;
}

function requireSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new LedgerError("TILE_BOUNDS", `no log has ${size} entries`);
}
