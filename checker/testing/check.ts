import { checkPack } from "../check-pack";
import { readGiven, type RawGiven } from "../given";
import { nodePlatform } from "../node-platform";
import { Report } from "../report";
import { byPath, type PackSource, type RandomAccess } from "../source";
import { openZip } from "../zip";
import { zipOf, type Files } from "./zip";

export function inMemory(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: async (offset, length) => Uint8Array.from(bytes.subarray(offset, offset + length)) };
}

export function folderOf(files: Files): PackSource {
  return {
    files: [...files].map(([path, bytes]) => ({ path, size: bytes.length })).sort(byPath),
    open(path) {
      const bytes = files.get(path);
      return bytes && inMemory(bytes);
    },
  };
}

/** Checks a zip the way the command does. */
export async function checkZip(zip: Uint8Array, given: RawGiven): Promise<Report> {
  const report = new Report();
  const source = await report.attempt("pack.zip", () => openZip(inMemory(zip), report));
  if (source) await checkPack({ source, given: readGiven(given, nodePlatform), platform: nodePlatform, report });
  return report;
}

export async function checkFiles(files: Files, given: RawGiven): Promise<Report> {
  return await checkZip(zipOf(files), given);
}

export function found(report: Report): string[] {
  return report.failures.map(({ code, place }) => `${code} ${place}`);
}
