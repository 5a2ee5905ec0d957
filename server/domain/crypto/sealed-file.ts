import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type CipherGCM } from "node:crypto";

import { KEY_BYTES, seal, unseal } from "./envelope";

/** Plain bytes a chunk; each is sealed by itself, so that a part of a file can be opened alone. */
export const CHUNK_BYTES = 256 * 1024;
export const TAG_BYTES = 16;
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
export type FileKey = { secret: Uint8Array; prefix: Uint8Array };

export function newFileKey(): FileKey {
  return fileKey(randomBytes(KEY_BYTES + PREFIX_BYTES));
}

/** First bytes of a sealed file: a mark, and the file's key wrapped under the key of its digest, bound to `context`. */
export function sealHeader({ secret, prefix }: FileKey, wrapping: Uint8Array, context: string): Uint8Array {
  return Buffer.concat([MAGIC, seal(wrapping, Buffer.concat([secret, prefix]), context)]);
}

/** The file's key out of its header. Throws `SealedFileDamaged`. */
export function openHeader(header: Uint8Array, wrapping: Uint8Array, context: string): FileKey {
  if (header.length !== HEADER_BYTES || !MAGIC.equals(header.subarray(0, MAGIC.length))) throw new SealedFileDamaged("its header");
  try {
    return fileKey(unseal(wrapping, header.subarray(MAGIC.length), context));
  } catch (error) {
    throw new SealedFileDamaged("its header", { cause: error });
  }
}

/**
 * Seals one chunk with AES-256-GCM: its ciphertext is what `update` gives, then comes `tagOf`. The nonce is
 * prefix ‖ counter ‖ last (after the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár), so no chunk opens at
 * another place. The last chunk is always empty, because a stream does not tell that it ends.
 */
export function chunkSealer({ secret, prefix }: FileKey, index: number, last: boolean): CipherGCM {
  return createCipheriv("aes-256-gcm", createSecretKey(secret), nonce(prefix, index, last));
}

export function tagOf(sealer: CipherGCM): Uint8Array {
  sealer.final();
  return sealer.getAuthTag();
}

/** Opens one sealed chunk, tag included. Throws `SealedFileDamaged`, naming where it stood. */
export function openChunk({ secret, prefix }: FileKey, index: number, last: boolean, sealed: Uint8Array): Uint8Array {
  try {
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv("aes-256-gcm", secret, nonce(prefix, index, last), { authTagLength: TAG_BYTES }).setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    decipher.final();
    return plain;
  } catch (error) {
    throw new SealedFileDamaged(last ? "its end" : `the part from byte ${index * CHUNK_BYTES} on`, { cause: error });
  }
}

export type SealedLayout = { sizeBytes: number; chunks: number };

/** Plain size and number of filled chunks of a sealed file of this length. Throws `SealedFileDamaged` where no file has it. */
export function layoutOf(sealedBytes: number): SealedLayout {
  const body = sealedBytes - HEADER_BYTES - TAG_BYTES;
  const chunks = Math.ceil(body / SEALED_CHUNK_BYTES);
  if (body < 0 || (chunks > 0 && body - (chunks - 1) * SEALED_CHUNK_BYTES <= TAG_BYTES)) throw new SealedFileDamaged("its end");
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

function fileKey(bytes: Uint8Array): FileKey {
  return { secret: bytes.slice(0, KEY_BYTES), prefix: bytes.slice(KEY_BYTES) };
}

function nonce(prefix: Uint8Array, index: number, last: boolean): Uint8Array {
  const iv = Buffer.alloc(12);
  iv.set(prefix);
  iv.writeUInt32BE(index, PREFIX_BYTES);
  iv[11] = last ? 1 : 0;
  return iv;
}
