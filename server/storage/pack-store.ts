import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";

import { dataPath } from "../env";
import type { Range, StoredBlob } from "./blob-store";
import { BlobWriter } from "./blob-writer";

/**
 * Made packs, each under its id and SHA-256, apart from received files: a pack can be made again, holds open what the store may
 * have to forget, and the sweeper of staged files is no judge of it. Two packs never share a file, so one can go alone.
 *
 * The file is on disk (fsync) and under its name when this returns; a stream that breaks leaves nothing.
 */
export async function storePack(orgId: string, packId: string, source: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
  const parent = folderOf(orgId);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const temporary = path.join(parent, `${randomUUID()}.part`);
  const file = await open(temporary, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    const writer = new BlobWriter(file);
    let sizeBytes = 0;
    for await (const chunk of source) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      await writer.take(chunk);
    }
    await writer.finish();
    const sha256 = hash.digest("hex");
    await rename(temporary, packPath(orgId, packId, sha256));
    await syncFolder(parent);
    return { sha256, sizeBytes };
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

/** Opens a made pack, whole or a part of it. The stream fails with ENOENT where it is not. */
export function readPack(orgId: string, packId: string, sha256: string, range?: Range): Readable {
  return createReadStream(packPath(orgId, packId, sha256), range);
}

/** Removes a pack's file for good; one that is not there is as good. A download under way ends with what it has open. */
export async function removePack(orgId: string, packId: string, sha256: string): Promise<void> {
  await rm(packPath(orgId, packId, sha256), { force: true });
}

/** Longer than a pack may take: whoever wrote a file that is older and unnamed is gone. */
const LEFT_MS = 24 * 3_600_000;

/**
 * Removes files of the organization that were last written a day ago and that nothing names.
 *
 * @param named names of made packs (`packName`), asked for after the files were listed
 */
export async function sweepPacks(orgId: string, now: Date, named: () => Promise<ReadonlySet<string>>): Promise<void> {
  const folder = folderOf(orgId);
  const names = await readdir(folder).catch(noneWhenMissing);
  const ages = await Promise.all(names.map(async (name) => now.getTime() - ((await stat(path.join(folder, name)).catch(noneWhenGone))?.mtimeMs ?? now.getTime())));
  const old = names.filter((_, i) => (ages[i] ?? 0) > LEFT_MS);
  if (old.length === 0) return;
  const kept = await named();
  for (const name of old.filter((one) => !kept.has(one))) await rm(path.join(folder, name), { force: true });
}

function noneWhenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

function noneWhenGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** A rename is only durable with its directory. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
}

function packPath(orgId: string, packId: string, sha256: string): string {
  if (!/^pck_[0-9a-z]{26}$/.test(packId)) throw new RangeError("not a pack");
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("not a digest");
  return path.join(folderOf(orgId), packName(packId, sha256));
}

/** The name of a made pack's file in its organization's folder. */
export const packName = (packId: string, sha256: string): string => `${packId}-${sha256}`;

function folderOf(orgId: string): string {
  if (!/^org_[0-9a-z]{26}$/.test(orgId)) throw new RangeError("not an organization");
  return dataPath("packs", orgId);
}
