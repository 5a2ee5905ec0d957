import { createHash, randomUUID } from "node:crypto";
import type { Stats } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";

import { layoutOf, newFileKey } from "../domain/crypto/sealed-file";
import { dataPath } from "../env";
import { keyStore } from "./key-store";
import { fileSubject } from "./org-keys";
import { openSealed } from "./sealed-reader";
import { SealedWriter } from "./sealed-writer";

export type StoredBlob = { sha256: string; sizeBytes: number };
export type Around = (blob: StoredBlob, place: () => Promise<void>) => Promise<void>;
export type Range = { start: number; end: number };

export class BlobTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`A file may have ${maxBytes} bytes at most.`);
    this.name = "BlobTooLarge";
  }
}

/**
 * Writes a stream under its SHA-256 in the organization's part of the store, sealed, hashing the plain bytes while they
 * pass: memory stays flat. The file is on disk (fsync) and under its final name when this returns. `place` moves it there;
 * who must check or hold something first does it around that call. A broken stream, or an `around` that throws, leaves
 * nothing. Throws `KeyDestroyed` where content with this digest was erased.
 */
export async function storeStream(orgId: string, source: AsyncIterable<Uint8Array>, maxBytes: number, around: Around = async (_, place) => place()): Promise<StoredBlob> {
  const temporary = path.join(await folder("incoming"), randomUUID());
  const file = await open(temporary, "wx", 0o600);
  try {
    const writer = new SealedWriter(file, newFileKey());
    const blob = await writeHashed(writer, source, maxBytes);
    await writer.finish((await keyStore.open(orgId)).key(fileSubject(blob.sha256)), contextOf(orgId, blob.sha256));
    await around(blob, async () => settle(temporary, orgId, blob.sha256));
    return blob;
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

/** Writes, hashes and counts. */
async function writeHashed(writer: SealedWriter, source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBlob> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of source) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new BlobTooLarge(maxBytes);
    hash.update(chunk);
    await writer.take(chunk);
  }
  return { sha256: hash.digest("hex"), sizeBytes };
}

/**
 * Opens a stored blob, whole or a part of it (`end` included); only the chunks asked for are read and opened. The stream
 * fails with ENOENT where it is not, `KeyDestroyed` where it was erased, `SealedFileDamaged` before any wrong byte.
 */
export function readStream(orgId: string, sha256: string, range?: Range): Readable {
  return Readable.from(plainBytes(orgId, sha256, range), { objectMode: false });
}

export async function readBlob(orgId: string, sha256: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of plainBytes(orgId, sha256)) parts.push(part);
  return Buffer.concat(parts);
}

async function* plainBytes(orgId: string, sha256: string, range?: Range): AsyncGenerator<Uint8Array> {
  const file = await open(blobPath(orgId, sha256), "r");
  try {
    yield* openSealed(file, (await keyStore.open(orgId)).key(fileSubject(sha256)), contextOf(orgId, sha256), range);
  } finally {
    await file.close();
  }
}

/** Size in bytes of a stored blob's content, or undefined where the organization has none under this digest. */
export async function blobSize(orgId: string, sha256: string): Promise<number | undefined> {
  const stored = await statBlob(orgId, sha256);
  return stored && layoutOf(stored.size).sizeBytes;
}

async function statBlob(orgId: string, sha256: string): Promise<Stats | undefined> {
  try {
    return await stat(blobPath(orgId, sha256));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The organization's blobs with when they were last put there. */
export async function listBlobs(orgId: string): Promise<{ sha256: string; changedAt: Date }[]> {
  const names = await readdir(path.join(root(), orgId), { recursive: true }).catch(noneWhenMissing);
  const digests = names.map((name) => path.basename(name)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const blobs = await Promise.all(digests.map(async (sha256) => ({ sha256, changedAt: await blobChangedAt(orgId, sha256) })));
  return blobs.flatMap(({ sha256, changedAt }) => (changedAt ? [{ sha256, changedAt }] : []));
}

/** When a blob was last put there, or undefined where it is not. */
export async function blobChangedAt(orgId: string, sha256: string): Promise<Date | undefined> {
  return (await statBlob(orgId, sha256))?.mtime;
}

export async function removeBlob(orgId: string, sha256: string): Promise<void> {
  await rm(blobPath(orgId, sha256), { force: true });
}

function noneWhenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

/** Moves a finished file to its place. The folder is synced too: a rename is only durable with its directory. */
async function settle(temporary: string, orgId: string, sha256: string): Promise<void> {
  const target = blobPath(orgId, sha256);
  const parent = await folder(path.relative(root(), path.dirname(target)));
  await rename(temporary, target);
  const handle = await open(parent, "r");
  await handle.sync();
  await handle.close();
}

async function folder(name: string): Promise<string> {
  const full = path.join(root(), name);
  await mkdir(full, { recursive: true, mode: 0o700 });
  return full;
}

/** What a file is bound to: moved to another organization or name it does not open. */
export function contextOf(orgId: string, sha256: string): string {
  return `${orgId}/${sha256}`;
}

function blobPath(orgId: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !/^org_[0-9a-z]{26}$/.test(orgId)) throw new RangeError("not a blob address");
  return path.join(root(), orgId, sha256.slice(0, 2), sha256);
}

function root(): string {
  return dataPath("blobs");
}
