import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

import { newFileKey } from "../domain/crypto/sealed-file";
import { dataPath } from "../env";
import type { Range } from "./blob-store";
import { openSealed } from "./sealed-reader";
import { SealedWriter } from "./sealed-writer";

/** Where a file of a case lies, and what it is sealed under and bound to. */
export type SealedPlace = { orgId: string; id: string; key: Uint8Array; context: string };

/**
 * Files of requests too large for a row, each sealed under its id. On disk (fsync) and under its name when this returns; a
 * write that breaks leaves nothing, and a file that no row came to name is swept.
 */
export async function storeRequestFile({ orgId, id, key, context }: SealedPlace, bytes: Uint8Array): Promise<void> {
  const parent = folderOf(orgId);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const temporary = path.join(parent, `${randomUUID()}.part`);
  const file = await open(temporary, "wx", 0o600);
  try {
    const writer = new SealedWriter(file, newFileKey());
    await writer.take(bytes);
    await writer.finish(key, context);
    await rename(temporary, pathOf(orgId, id));
    const folder = await open(parent, "r");
    await folder.sync();
    await folder.close();
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

/** The plain bytes, whole or a part (`end` included). ENOENT where it is not, `SealedFileDamaged` before any wrong byte. */
export async function* readRequestFileBytes({ orgId, id, key, context }: SealedPlace, range?: Range): AsyncGenerator<Uint8Array> {
  const file = await open(pathOf(orgId, id), "r");
  try {
    yield* openSealed(file, key, context, range);
  } finally {
    await file.close();
  }
}

/** Removes it for good; one that is not there is as good. */
export async function removeRequestFile(orgId: string, id: string): Promise<void> {
  await rm(pathOf(orgId, id), { force: true });
}

/** Names of files last written before a moment: ids, and halves that nothing will name. */
export async function listOldRequestFiles(orgId: string, before: Date): Promise<string[]> {
  const folder = folderOf(orgId);
  const names = await readdir(folder).catch(noneWhenMissing);
  const old = await Promise.all(names.map(async (name) => {
    const found = await stat(path.join(folder, name)).catch((error: NodeJS.ErrnoException) => noneWhenMissing(error)[0]);
    return found !== undefined && typeof found !== "string" && found.mtime < before ? [name] : [];
  }));
  return old.flat();
}

/** Removes one that `listOldRequestFiles` named. */
export async function sweepRequestFile(orgId: string, name: string): Promise<void> {
  await rm(path.join(folderOf(orgId), path.basename(name)), { force: true });
}

function noneWhenMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

function pathOf(orgId: string, id: string): string {
  if (!/^dsf_[0-9a-z]{26}$/.test(id)) throw new RangeError("not a file of a request");
  return path.join(folderOf(orgId), id);
}

function folderOf(orgId: string): string {
  if (!/^org_[0-9a-z]{26}$/.test(orgId)) throw new RangeError("not an organization");
  return dataPath("request-files", orgId);
}
