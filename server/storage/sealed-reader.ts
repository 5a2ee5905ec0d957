import type { FileHandle } from "node:fs/promises";

import { CHUNK_BYTES, HEADER_BYTES, layoutOf, openChunk, openHeader, placeOf, SealedFileDamaged, sealedChunks, TAG_BYTES } from "../domain/crypto/sealed-file";

/** Chunks read and opened together: 1 MiB. */
const TOGETHER = 4;

/** The plain bytes of a sealed file from `start` to `end` (included), or all. Throws `SealedFileDamaged` before any wrong byte. */
export async function* openSealed(file: FileHandle, wrapping: Uint8Array, context: string, range?: { start: number; end: number }): AsyncGenerator<Uint8Array> {
  const sealedBytes = (await file.stat()).size;
  const { sizeBytes, chunks } = layoutOf(sealedBytes);
  const key = openHeader(await readExactly(file, 0, HEADER_BYTES), wrapping, context);
  // Looked at first: a file that was cut short or lengthened is refused before its first byte.
  openChunk(key, chunks, true, await readExactly(file, sealedBytes - TAG_BYTES, TAG_BYTES));
  const start = range?.start ?? 0;
  const end = Math.min(range?.end ?? sizeBytes - 1, sizeBytes - 1);
  const lastChunk = Math.floor(end / CHUNK_BYTES);
  for (let first = Math.floor(start / CHUNK_BYTES); first <= lastChunk; first += TOGETHER) {
    const { position, length } = placeOf(first, Math.min(TOGETHER, lastChunk - first + 1));
    const sealed = sealedChunks(await readExactly(file, position, Math.min(length, sealedBytes - TAG_BYTES - position)));
    const plain = sealed.map((bytes, i) => openChunk(key, first + i, false, bytes));
    const from = first * CHUNK_BYTES;
    const part = Buffer.concat(plain).subarray(Math.max(0, start - from), end + 1 - from);
    if (part.length > 0) yield part;
  }
}

/** The bytes asked for, fewer only at the end of the file. */
async function readExactly(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  if (filled === 0) throw new SealedFileDamaged("its end");
  return bytes.subarray(0, filled);
}
