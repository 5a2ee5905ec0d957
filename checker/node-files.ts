import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

import { CannotCheck } from "./broken";
import type { Report } from "./report";
import { byPath, type PackFile, type PackSource, type RandomAccess } from "./source";
import { openZip } from "./zip";

/** Opens a pack on disk, zip or folder. Throws `CannotCheck` when it is not there or not readable. */
export async function openPack(place: string, report: Report): Promise<PackSource> {
  const found = await stat(place).catch(cannotRead(place));
  return found.isDirectory() ? await openFolder(place, report) : await openZip(fileAt(place), report);
}

function cannotRead(place: string): (error: Error) => never {
  return (error) => {
    throw new CannotCheck(`${place} cannot be read (${error.message}).`);
  };
}

/** Opens, or says why not. Reads are synchronous: there is nothing else to do meanwhile, and a tile costs less than a promise. */
function openOr(place: string): number {
  try {
    return openSync(place, "r");
  } catch (error) {
    throw new CannotCheck(`${place} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Kept open to the end of the process: a pack is one file, read in thousands of places. */
function fileAt(place: string): RandomAccess {
  const descriptor = openOr(place);
  return { size: fstatSync(descriptor).size, read: async (offset, length) => readAt(descriptor, offset, length) };
}

function readAt(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done);
    if (count === 0) break;
    done += count;
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
  const descriptor = openOr(place);
  try {
    return readAt(descriptor, offset, length);
  } finally {
    closeSync(descriptor);
  }
}
