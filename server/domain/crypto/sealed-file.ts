import { randomBytes, webcrypto } from "node:crypto";

import { KEY_BYTES, seal, unseal } from "./envelope";

/** Plain bytes a chunk; each is sealed by itself, so that a part of a file can be opened alone. */
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const MAGIC = Buffer.from("proofroom-blob/1", "ascii");
const PREFIX_BYTES = 7;
const WRAPPED_BYTES = 12 + TAG_BYTES + KEY_BYTES + PREFIX_BYTES;
export const HEADER_BYTES = MAGIC.length + WRAPPED_BYTES;

/** A sealed file is not what was written: where it differs. Never thrown for a destroyed key. */
export class SealedFileDamaged extends Error {
  constructor(place: string, options?: ErrorOptions) {
    super(`The stored file is damaged: ${place} does not open.`, options);
    this.name = "SealedFileDamaged";
  }
}

/** The random key of one file with its nonce prefix. */
export type FileKey = { secret: Uint8Array; prefix: Uint8Array; key: webcrypto.CryptoKey };

export async function newFileKey(): Promise<FileKey> {
  return fileKey(randomBytes(KEY_BYTES + PREFIX_BYTES));
}

/** First bytes of a sealed file: a mark, and the file's key wrapped under the key of its digest, bound to `context`. */
export function sealHeader({ secret, prefix }: FileKey, wrapping: Uint8Array, context: string): Uint8Array {
  return Buffer.concat([MAGIC, seal(wrapping, Buffer.concat([secret, prefix]), context)]);
}

/** The file's key out of its header. Throws `SealedFileDamaged`. */
export async function openHeader(header: Uint8Array, wrapping: Uint8Array, context: string): Promise<FileKey> {
  if (header.length !== HEADER_BYTES || !MAGIC.equals(header.subarray(0, MAGIC.length))) throw new SealedFileDamaged("its header");
  try {
    return await fileKey(unseal(wrapping, header.subarray(MAGIC.length), context));
  } catch (error) {
    throw new SealedFileDamaged("its header", { cause: error });
  }
}

/**
 * One chunk sealed with AES-256-GCM. The nonce is prefix ‖ counter ‖ last (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár): no chunk opens at another place, and a file cut short at a chunk's end does not open as a whole one.
 * Runs in the thread pool, so that hashing goes on meanwhile.
 */
export async function sealChunk({ key, prefix }: FileKey, index: number, last: boolean, plain: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await webcrypto.subtle.encrypt({ name: "AES-GCM", iv: nonce(prefix, index, last) }, key, plain as Uint8Array<ArrayBuffer>));
}

/** Opens what `sealChunk` made. Throws `SealedFileDamaged`, naming the chunk. */
export async function openChunk({ key, prefix }: FileKey, index: number, last: boolean, sealed: Uint8Array): Promise<Uint8Array> {
  try {
    return new Uint8Array(await webcrypto.subtle.decrypt({ name: "AES-GCM", iv: nonce(prefix, index, last) }, key, sealed as Uint8Array<ArrayBuffer>));
  } catch (error) {
    throw new SealedFileDamaged(`the part from byte ${index * CHUNK_BYTES} on`, { cause: error });
  }
}

export type SealedLayout = { sizeBytes: number; chunks: number };

/** Plain size and number of chunks of a sealed file of this length. An empty file is one empty chunk. */
export function layoutOf(sealedBytes: number): SealedLayout {
  const body = sealedBytes - HEADER_BYTES;
  const chunks = Math.ceil(body / SEALED_CHUNK_BYTES);
  const lastBytes = body - (chunks - 1) * SEALED_CHUNK_BYTES;
  if (body < TAG_BYTES || lastBytes < TAG_BYTES) throw new SealedFileDamaged("its end");
  return { sizeBytes: body - chunks * TAG_BYTES, chunks };
}

/** Where a run of sealed chunks stands in the file. */
export function placeOf(first: number, count: number): { position: number; length: number } {
  return { position: HEADER_BYTES + first * SEALED_CHUNK_BYTES, length: count * SEALED_CHUNK_BYTES };
}

/** A run of sealed bytes cut into its chunks. */
export function sealedChunks(run: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(run.length / SEALED_CHUNK_BYTES) }, (_, i) => run.subarray(i * SEALED_CHUNK_BYTES, (i + 1) * SEALED_CHUNK_BYTES));
}

async function fileKey(bytes: Uint8Array): Promise<FileKey> {
  const secret = bytes.slice(0, KEY_BYTES);
  const key = await webcrypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
  return { secret, prefix: bytes.slice(KEY_BYTES), key };
}

function nonce(prefix: Uint8Array, index: number, last: boolean): Uint8Array<ArrayBuffer> {
  const iv = Buffer.alloc(12);
  iv.set(prefix);
  iv.writeUInt32BE(index, PREFIX_BYTES);
  iv[11] = last ? 1 : 0;
  return new Uint8Array(iv);
}
