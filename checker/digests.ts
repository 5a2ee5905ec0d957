import { toHex } from "./bytes";
import type { ListedFile } from "./manifest";
import type { Platform } from "./platform";
import type { Progress } from "./replay";
import type { Report } from "./report";
import { chunksOf, pathFault, type PackFile, type PackSource } from "./source";

/** Files that are not in the manifest because they are the manifest. */
const UNLISTED = ["manifest.json", "manifest.note"];

/** Of a pack of an audit: its reports and what they were drawn from, its snapshots, frozen lists, samples. */
export const ATTACHED = /^(reports\/[A-Za-z0-9_-]+\.(pdf|json)|engagement\/snapshot-[1-9]\d*\.json|populations\/[A-Za-z0-9_-]+\.txt|samples\/[A-Za-z0-9_-]+\.json)$/;

/** All that a pack of version 1 can hold. */
const KNOWN = [
  /^(manifest\.json|manifest\.note|policy|index\.txt|verify\.mjs|verify\.html|HOW-TO-CHECK\.txt)$/,
  /^(anchor-log\/)?(checkpoint$|checkpoints\/(0|[1-9]\d*)$)/, /^tile\//, /^anchor-log\/(heads\/(0|[1-9]\d*)\.json|proofs\/(0|[1-9]\d*)-(0|[1-9]\d*)\.tlog-proof)$/,
  /^openings\/(0|[1-9]\d*)\.json$/, /^proofs\/(0|[1-9]\d*)\.tlog-proof$/, /^files\/[^/]+$/, /^(records|supplements)\/(0|[1-9]\d*)\.json$/,
  ATTACHED, /^anchors\/[A-Za-z0-9-]+\.(json|tsr|pem)$/,
];

/**
 * Hashes every file of the pack as a stream and holds it against the manifest: each listed file is there with its
 * bytes, and nothing else is. Without a readable manifest only the check sums of a zip are compared.
 *
 * @returns SHA-256 in hex by path
 */
export async function judgeFiles(source: PackSource, listed: readonly ListedFile[] | undefined, platform: Platform, report: Report, progress?: Progress): Promise<Map<string, string>> {
  const wanted = new Map(listed?.map((file) => [file.path, file]));
  const digests = new Map<string, string>();
  const total = source.files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  for (const file of source.files) {
    const fault = pathFault(file.path);
    if (fault) report.fail("PATH", file.path, fault);
    else if (!KNOWN.some((known) => known.test(file.path))) report.fail("EXTRA_FILE", file.path, "not a file that a pack of version 1 has");
    const { sha256, crc } = await hashFile(source, file, platform, async (bytes) => void (await progress?.((done += bytes), total, "bytes read")));
    digests.set(file.path, sha256);
    const differs = compareFile(file, sha256, wanted.get(file.path), listed !== undefined, report);
    if (!differs && file.crc !== undefined && file.crc !== crc) report.fail("ZIP_CRC", file.path, "its check sum in the zip is that of other bytes");
    wanted.delete(file.path);
  }
  for (const path of wanted.keys()) report.fail("MISSING_FILE", path, "listed in the manifest but not in the pack");
  return digests;
}

async function hashFile(source: PackSource, file: PackFile, platform: Platform, onBytes: (count: number) => Promise<void>): Promise<{ sha256: string; crc: number }> {
  const hash = platform.sha256Stream();
  let crc = 0;
  const open = source.open(file.path);
  if (open) {
    for await (const chunk of chunksOf(open)) {
      hash.update(chunk);
      if (file.crc !== undefined) crc = platform.crc32(chunk, crc);
      await onBytes(chunk.length);
    }
  }
  return { sha256: toHex(hash.digest()), crc };
}

function compareFile(file: PackFile, sha256: string, listed: ListedFile | undefined, hasManifest: boolean, report: Report): boolean {
  if (UNLISTED.includes(file.path)) {
    if (listed) report.fail("MANIFEST_FORM", file.path, "the manifest lists itself");
    return false;
  }
  if (!listed) {
    if (hasManifest) report.fail("EXTRA_FILE", file.path, "in the pack but not in its manifest");
    return hasManifest;
  }
  if (listed.size === file.size && listed.sha256 === sha256) return false;
  const what = listed.size === file.size ? "bytes" : `${file.size} bytes where the manifest has ${listed.size}`;
  report.fail("FILE_DIGEST", file.path, `not the file that the manifest lists: other ${what}`);
  return true;
}
