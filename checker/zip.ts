import { Broken } from "./broken";
import { equal, firstDifference, textOf } from "./bytes";
import type { Report } from "./report";
import { buffered, pathFault, readExactly, type PackFile, type PackSource, type RandomAccess } from "./source";
import { centralRecord, endRecords, localHeader, type PlacedEntry, type ZipEntry } from "./zip-headers";
import { scanDirectory, scanLocalHeaders } from "./zip-scan";

const END_PLACE = "zip end record";
type Listed = { entries: ZipEntry[]; paths: string[] };

/**
 * Opens a pack in its zip form. Names and contents leave no choice for any other byte, so every header is derived
 * again and compared: what differs is reported with the path it belongs to. Nothing is unpacked and nothing inflated,
 * so no archive can grow while it is read.
 *
 * Throws `Broken` ZIP_FORM when not even the list of files can be made out, ZIP_PATH for a path that may not be.
 */
export async function openZip(file: RandomAccess, report: Report): Promise<PackSource> {
  const zip = buffered(file);
  const { entries, paths } = await listEntries(zip);
  const placed = placeEntries(entries);
  await compareHeaders(zip, placed, paths, report);
  return sourceOf(zip, placed, paths);
}

/** The list of files, from the local headers; from the directory where those are damaged, so that the damage can be named. */
async function listEntries(zip: RandomAccess): Promise<Listed> {
  let fault = new Broken("ZIP_FORM", "not a zip in the form of a pack: neither its headers nor its directory can be followed");
  for (const scan of [scanLocalHeaders, scanDirectory]) {
    const entries = await scan(zip);
    if (!entries) continue;
    try {
      return { entries, paths: pathsOf(entries) };
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      fault = error;
    }
  }
  throw fault;
}

function pathsOf(entries: readonly ZipEntry[]): string[] {
  const paths = entries.map(pathOf);
  requireOrder(paths);
  return paths;
}

function placeEntries(entries: readonly ZipEntry[]): PlacedEntry[] {
  let offset = 0;
  return entries.map((entry) => {
    const placed = { ...entry, offset };
    offset += localHeader(entry).length + entry.size;
    return placed;
  });
}

function pathOf({ name }: ZipEntry): string {
  const path = textOf(name);
  const fault = pathFault(path);
  if (fault) throw new Broken("ZIP_PATH", `${path}: ${fault}`);
  return path;
}

function requireOrder(paths: readonly string[]): void {
  const wrong = paths.findIndex((path, i) => i > 0 && path <= (paths[i - 1] ?? ""));
  if (wrong > 0) throw new Broken("ZIP_ORDER", `${paths[wrong]} is there twice or not in its place: entries are sorted by path`);
}

async function compareHeaders(zip: RandomAccess, placed: readonly PlacedEntry[], paths: readonly string[], report: Report): Promise<void> {
  const last = placed.at(-1);
  const directory = last ? last.offset + localHeader(last).length + last.size : 0;
  let at = directory;
  for (const [i, entry] of placed.entries()) {
    await compare(zip, entry.offset, localHeader(entry), `zip header of ${paths[i]}`, "local header", report);
  }
  for (const [i, entry] of placed.entries()) {
    const record = centralRecord(entry);
    await compare(zip, at, record, `zip header of ${paths[i]}`, "directory record", report);
    at += record.length;
  }
  const end = endRecords(placed.length, directory, at - directory);
  await compare(zip, at, end, END_PLACE, "end record", report);
  if (zip.size > at + end.length) report.fail("ZIP_HEADER", END_PLACE, `${zip.size - at - end.length} bytes follow the end of the zip`);
}

async function compare(zip: RandomAccess, offset: number, expected: Uint8Array, place: string, what: string, report: Report): Promise<void> {
  const found = await readExactly(zip, Math.min(offset, zip.size), Math.max(0, Math.min(expected.length, zip.size - offset)));
  if (equal(found, expected)) return;
  report.fail("ZIP_HEADER", place, `the ${what} differs from what names and contents give, at byte ${offset + firstDifference(found, expected)} of the zip`);
}

function sourceOf(zip: RandomAccess, placed: readonly PlacedEntry[], paths: readonly string[]): PackSource {
  const starts = new Map(placed.map((entry, i) => [paths[i], { start: entry.offset + localHeader(entry).length, size: entry.size }]));
  return {
    files: placed.map((entry, i): PackFile => ({ path: paths[i] ?? "", size: entry.size, crc: entry.crc })),
    open(path) {
      const found = starts.get(path);
      if (!found) return undefined;
      return { size: found.size, read: (offset, length) => zip.read(found.start + offset, Math.min(length, found.size - offset)) };
    },
  };
}
