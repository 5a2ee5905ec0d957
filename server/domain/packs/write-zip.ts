import { crc32 } from "node:zlib";

import { PackError } from "./error";
import { directoryRecord, endRecords, localHeader, type PlacedZipEntry } from "./zip-headers";

/** One file of a pack: digests are known before its bytes are read again. */
export type PackPart = { path: string; size: number; crc: number; sha256: string; open: () => AsyncIterable<Uint8Array> };

/**
 * The pack as a zip, as bytes in their order: stored, sorted by path, every header following from names and contents
 * alone. Nothing is held but one chunk and the directory, so 20 GB take the memory of their names.
 *
 * Throws `FILE_CHANGED` where a file's bytes are no longer those its digests were taken of, `PACK_PATH` for a path that
 * comes twice.
 */
export async function* zipBytes(parts: readonly PackPart[]): AsyncGenerator<Uint8Array> {
  const placed: PlacedZipEntry[] = [];
  let offset = 0;
  for (const part of sortedByPath(parts)) {
    const entry = { name: Buffer.from(part.path, "utf8"), crc: part.crc, size: part.size, offset };
    const header = localHeader(entry);
    placed.push(entry);
    yield header;
    yield* checkedBytes(part);
    offset += header.length + part.size;
  }
  let size = 0;
  for (const entry of placed) {
    const record = directoryRecord(entry);
    size += record.length;
    yield record;
  }
  yield endRecords(placed.length, offset, size);
}

/** Parts in byte order of their paths. Throws `PACK_PATH`. */
export function sortedByPath<T extends { path: string }>(parts: readonly T[]): T[] {
  // Paths of a pack are ASCII, so the order of code units is that of bytes.
  const sorted = [...parts].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const twice = sorted.find(({ path }, i) => path === sorted[i - 1]?.path);
  if (twice) throw new PackError("PACK_PATH", `${twice.path} would be in the pack twice.`);
  return sorted;
}

async function* checkedBytes({ path, size, crc, open }: PackPart): AsyncGenerator<Uint8Array> {
  let [found, sum] = [0, 0];
  for await (const chunk of open()) {
    found += chunk.length;
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (found !== size || sum !== crc) throw new PackError("FILE_CHANGED", `${path} changed while the pack was written.`);
}
