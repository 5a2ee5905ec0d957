import { Broken, CannotCheck } from "./broken";

/** Bytes that can be read anywhere without reading them all: a file on disk, or one chosen in a browser. */
export interface RandomAccess {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export type PackFile = { path: string; size: number; crc?: number };

/** The files of a pack, from a folder or a zip. */
export interface PackSource {
  /** In byte order of their paths. */
  readonly files: readonly PackFile[];
  open(path: string): RandomAccess | undefined;
}

export const CHUNK_BYTES = 1 << 20;
/** Nothing that must be read as a whole (an index, a tile, an opening) has a reason to be larger. */
const MAX_WHOLE_BYTES = 128 * 1024 * 1024;

export async function* chunksOf(file: RandomAccess): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK_BYTES) yield await readExactly(file, at, Math.min(CHUNK_BYTES, file.size - at));
}

/** Reads exactly this many bytes. Throws `CannotCheck` when the medium gives fewer. */
export async function readExactly(file: RandomAccess, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await file.read(offset, length);
  if (bytes.length !== length) throw new CannotCheck("The file ended while it was read. Copy it again and start over.");
  return bytes;
}

/** The whole content of a file of the pack. Throws `Broken` MISSING_FILE or FILE_TOO_LARGE. */
export async function readFile(source: PackSource, path: string): Promise<Uint8Array> {
  const file = source.open(path);
  if (!file) throw new Broken("MISSING_FILE", "this file is not in the pack");
  if (file.size > MAX_WHOLE_BYTES) throw new Broken("FILE_TOO_LARGE", `${file.size} bytes are more than a file of this kind can have`);
  return await readExactly(file, 0, file.size);
}

export function isInPack(source: PackSource, path: string): boolean {
  return source.open(path) !== undefined;
}

/** Byte order, which for these ASCII paths is the order of code units. */
export function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/**
 * Why a path may not stand in a pack, if so. A name that leaves the folder it is unpacked to is the oldest trick
 * with archives; a pack needs no more than plain letters.
 */
export function pathFault(path: string): string | undefined {
  if (path.length > 300) return "the path is too long";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path) || path.includes("\\")) return "the path is absolute or foreign";
  if (path.split("/").some((part) => part === "" || part === "." || part === "..")) return "the path leaves its folder or has an empty part";
  return /^[A-Za-z0-9._/-]+$/.test(path) ? undefined : "the path has characters that a pack does not use";
}

/** Reads ahead in blocks, so that ten thousand small neighbours cost a few reads. */
export function buffered(file: RandomAccess): RandomAccess {
  let start = 0;
  let block = new Uint8Array(0);
  return {
    size: file.size,
    async read(offset, length) {
      if (length > CHUNK_BYTES / 4) return await file.read(offset, length);
      if (offset < start || offset + length > start + block.length) {
        block = Uint8Array.from(await readExactly(file, offset, Math.min(CHUNK_BYTES, Math.max(0, file.size - offset))));
        start = offset;
      }
      // A copy: the caller may keep or change what it gets, the block goes on.
      return block.slice(offset - start, offset - start + length);
    },
  };
}
