import type { Erasure } from "./erasure";
import type { Manifest } from "./manifest";
import type { Opened } from "./opening";
import type { Report } from "./report";
import { count, fields, text } from "./shape";
import { isInPack, type PackSource } from "./source";

type Committed = { path: string; index: number; count: number; sha256: string };
type Judged = { manifest: Manifest | undefined; opened: ReadonlyMap<number, Opened>; erasures: ReadonlyMap<number, readonly Erasure[]>; digests: ReadonlyMap<string, string> };

const FILE = /^(records|supplements)\/(0|[1-9][0-9]*)\.json$/;
const FOLDERS = ["records", "supplements"] as const;
const HEX = /^[0-9a-f]{64}$/;

/**
 * Records read from evidence, and facts people supplied: the body of an entry commits to the digest of each list, so the file
 * must have exactly these bytes, or the manifest says why it is not there. No file is there that no opened entry speaks of.
 *
 * @returns how many files fit
 */
export async function judgeRows(source: PackSource, { manifest, opened, erasures, digests }: Judged, report: Report): Promise<number> {
  const claimed = new Set<string>();
  let good = 0;
  for (const entry of opened.values()) {
    const rows = (await report.attempt(`openings/${entry.index}.json (entry ${entry.index})`, () => committedBy(entry), entry.index)) ?? [];
    for (const one of rows) {
      claimed.add(one.path);
      if (isInPack(source, one.path)) good += judgeFile(one, digests.get(one.path), report);
      else if (!erasures.has(one.index) && !isSaid(one.index, manifest)) {
        report.fail("LEFT_OUT_UNSAID", `entry ${one.index}`, `its ${one.count} ${FILE.exec(one.path)?.[1] ?? "rows"} are not in the pack, and the manifest does not say why`, one.index);
      }
    }
  }
  for (const { path } of source.files.filter((file) => FILE.test(file.path))) {
    const index = Number(FILE.exec(path)?.[2]);
    // An opening that does not fit is reported; what its entry commits to is then not known.
    const isUnknown = !opened.has(index) && isInPack(source, `openings/${index}.json`);
    if (!claimed.has(path) && !isUnknown) report.fail("ROWS_UNCLAIMED", path, "no opened entry speaks of this file, so the log proves nothing about it", index);
  }
  return good;
}

function judgeFile({ path, index, count: rows, sha256 }: Committed, found: string | undefined, report: Report): number {
  if (found === sha256) return 1;
  report.fail("ROWS_DIGEST", path, `not the ${rows} that entry ${index} committed to: another digest`, index);
  return 0;
}

/** `detail.rows` of a body, as far as a pack carries it. Throws `Broken` SHAPE. */
function committedBy({ index, detail }: Opened): Committed[] {
  const rows = typeof detail === "object" && detail !== null ? (detail as Record<string, unknown>)["rows"] : undefined;
  if (rows === undefined) return [];
  const named = fields(rows, "rows", [], ["item", "records", "supplements", "links", "link_changes", "reviews", "withdrawals", "controls", "revisions", "verdicts", "organization", "hold", "answer"]);
  return FOLDERS.flatMap((folder) => {
    if (named[folder] === undefined) return [];
    const digest = fields(named[folder], folder, ["count", "sha256"]);
    return [{ path: `${folder}/${index}.json`, index, count: count(digest["count"], "count"), sha256: text(digest["sha256"], "sha256", HEX) }];
  });
}

/** As for files: an erasure is no reason that the manifest could give, the log itself must say it. */
function isSaid(index: number, manifest: Manifest | undefined): boolean {
  return (manifest?.leftOut ?? []).some((row) => row.why !== "out_of_scope" && row.why !== "erased" && row.entries.includes(index));
}
