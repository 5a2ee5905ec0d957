import { PackError } from "@/server/domain/packs/error";
import type { IndexLine } from "@/server/domain/packs/index-text";
import { openAgainstLeaf, openingFile, type Body, type OpenedFile } from "@/server/domain/packs/opening";

import type { FileCollector } from "./collect-files";
import type { LeftOutList } from "./left-out";
import { readOpenings, type ReadOpening } from "./read-openings";
import type { ScannedEntry, ScannedLog } from "./scan-log";
import type { Spool } from "./spool";
import { rowFiles, wantedRows, writeRows } from "./write-rows";

export type OpenedEntries = {
  /** Indexes that have an opening in the pack. */
  opened: ReadonlySet<number>;
  /** The evidence whose content it opens. */
  evidenceIds: Set<string>;
  lines: IndexLine[];
  /** Details of the entries about the log itself, by their index. */
  logDetails: Map<number, Pick<ScannedEntry, "type"> & { detail: Body["detail"] }>;
};
type Around = { orgId: string; scanned: ScannedLog; files: FileCollector; spool: Spool; leftOut: LeftOutList; /** Withdrawn evidence keeps its file where it was asked for by name. */ withWithdrawn: boolean };
type Opened = { entry: ScannedEntry; kept: ReadOpening; body: Body; files: OpenedFile[] };
const PAGE = 500;
const EVIDENCE = "evidence:";

/**
 * Opens every entry that is to be opened and brings its files along, and the records it commits to.
 *
 * Throws `OPENING_CHANGED`, `FILE_CHANGED` and `ROWS_DIFFER` where what is kept is not what the ledger committed to, `CONTENT_GONE` where
 * content is missing and no erasure up to this head says why.
 */
export async function openEntries(around: Around, onProgress: (share: number) => Promise<void>): Promise<OpenedEntries> {
  const { orgId, scanned } = around;
  const result: OpenedEntries & { opened: Set<number> } = { opened: new Set(), evidenceIds: new Set(), lines: [], logDetails: new Map() };
  const erased = await erasuresOf(orgId, scanned);
  for (let from = 0; from < scanned.open.length; from += PAGE) {
    const page = scanned.open.slice(from, from + PAGE);
    const kept = await readOpenings(orgId, page);
    const open = page.flatMap((entry) => openOne(entry, kept.get(entry.id), erased.get(entry.id), around.leftOut));
    await bringFiles(open, erased, around, result);
    await onProgress(Math.min(1, (from + PAGE) / scanned.open.length));
  }
  return result;
}

/** Which parts of which entries were erased, by the erased entry's id. */
async function erasuresOf(orgId: string, scanned: ScannedLog): Promise<Map<string, Set<string>>> {
  const erasures = scanned.open.filter((entry) => entry.type === "erasure");
  const erased = new Map<string, Set<string>>();
  for (let from = 0; from < erasures.length; from += PAGE) {
    const page = erasures.slice(from, from + PAGE);
    const kept = await readOpenings(orgId, page);
    for (const entry of page) {
      const opening = kept.get(entry.id);
      const parts = opening ? openAgainstLeaf(entry, opening).body.detail["erased"] : [];
      erased.set(entry.object.id, new Set([...(erased.get(entry.object.id) ?? []), ...(Array.isArray(parts) ? parts.map(String) : [])]));
    }
  }
  return erased;
}

function openOne(entry: ScannedEntry, kept: ReadOpening | undefined, erased: Set<string> | undefined, leftOut: LeftOutList): Opened[] {
  if (kept && !erased?.has("body")) return [{ entry, kept, ...openAgainstLeaf(entry, kept) }];
  if (!erased?.has("body")) throw new PackError("CONTENT_GONE", `The content of entry ${entry.index} is gone, and no erasure in the ledger says why. If it was erased this moment, ask again.`);
  leftOut.add("erased", entry.index);
  return [];
}

async function bringFiles(open: Opened[], erased: Map<string, Set<string>>, { orgId, scanned, files, spool, leftOut, withWithdrawn }: Around, result: OpenedEntries & { opened: Set<number> }): Promise<void> {
  const isWithdrawn = ({ entry }: Opened) => !withWithdrawn && entry.object.kind === "evidence" && scanned.withdrawn.has(entry.object.id);
  const paths = await files.collect(open.filter((item) => !isWithdrawn(item) && !erased.has(item.entry.id)).flatMap(({ entry, files: wanted }) => wanted.map(({ sha256, size }) => ({ sha256, size, index: entry.index }))));
  const withheldOf = (item: Opened) => (erased.has(item.entry.id) ? "erased" : isWithdrawn(item) ? "withdrawn_file" : null);
  await writeRows(orgId, open.filter((item) => !withheldOf(item)), spool);
  for (const item of open) {
    const { entry, kept, body } = item;
    const withheld = withheldOf(item);
    const rows = wantedRows(item);
    if (withheld && rows) leftOut.addRows(withheld, entry.index);
    const listed = item.files.map((file) => ({ ...file, path: withheld ? null : (paths.get(file.sha256) ?? null) }));
    for (const { path } of listed) if (path === null) leftOut.add(withheld ?? "not_in_store", entry.index);
    await spool.add(`openings/${entry.index}.json`, openingFile(entry, kept, listed));
    result.opened.add(entry.index);
    if (kept.keyRef.startsWith(EVIDENCE)) result.evidenceIds.add(kept.keyRef.slice(EVIDENCE.length));
    result.lines.push({ index: entry.index, at: body.at, action: body.action, label: body.object.label, files: listed, rows: withheld || !rows ? [] : rowFiles(rows) });
    if (["log.genesis", "key.rotated", "log.succession"].includes(entry.type)) result.logDetails.set(entry.index, { type: entry.type, detail: body.detail });
  }
}
