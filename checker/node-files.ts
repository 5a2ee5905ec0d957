import { open, readdir, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";

import { CannotCheck } from "./broken";
import type { Report } from "./report";
import { byPath, type PackFile, type PackSource, type RandomAccess } from "./source";
import { openZip } from "./zip";

/** Opens a pack on disk, zip or folder. Throws `CannotCheck` when it is not there or not readable. */
export async function openPack(place: string, report: Report): Promise<PackSource> {
  const found = await stat(place).catch(cannotRead(place));
  return found.isDirectory() ? await openFolder(place, report) : await openZip(await fileAt(place), report);
}

function cannotRead(place: string): (error: Error) => never {
  return (error) => {
    throw new CannotCheck(`${place} cannot be read (${error.message}).`);
  };
}

/** Kept open to the end of the process: a pack is one file, read in thousands of places. */
async function fileAt(place: string): Promise<RandomAccess> {
  const handle = await open(place).catch(cannotRead(place));
  return { size: (await handle.stat()).size, read: (offset, length) => readAt(handle, offset, length) };
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/** A folder's files, links not followed: what lies outside the folder is not part of the pack. */
async function openFolder(root: string, report: Report): Promise<PackSource> {
  const files: PackFile[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
      const inside = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(inside);
      else if (entry.isFile()) files.push({ path: inside, size: (await stat(path.join(root, inside))).size });
      else report.fail("EXTRA_FILE", inside, "neither a file nor a folder: a pack has no links or devices");
    }
  };
  await walk("");
  const sizes = new Map(files.map((file) => [file.path, file.size]));
  return {
    files: files.sort(byPath),
    open(inside) {
      const size = sizes.get(inside);
      return size === undefined ? undefined : { size, read: (offset, length) => readOnce(path.join(root, inside), offset, length) };
    },
  };
}

async function readOnce(place: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(place).catch(cannotRead(place));
  try {
    return await readAt(handle, offset, length);
  } finally {
    await handle.close();
  }
}
