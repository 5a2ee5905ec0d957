import { sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { isLost, lostRangesOf, type LostRange } from "@/server/domain/ledger/repaired";
import { PackError } from "@/server/domain/packs/error";
import type { IndexLine } from "@/server/domain/packs/index-text";
import { openAgainstLeaf, openingFile, type Body, type OpenedFile } from "@/server/domain/packs/opening";

import { openKeys } from "../ledger/open-keys";
import { provenErasure, type ErasureRow } from "../ledger/proven-erasure";
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
  /** Entries that commit to a file which is not of the store: a report's snapshot, an audit's, a frozen list, a sample. */
  attached: AttachedTo[];
  /** Details of the entries about the log itself, by their index. */
  logDetails: Map<number, Pick<ScannedEntry, "type"> & { detail: Body["detail"] }>;
};
type Around = { orgId: string; scanned: ScannedLog; files: FileCollector; spool: Spool; leftOut: LeftOutList; /** Withdrawn evidence keeps its file where it was asked for by name. */ withWithdrawn: boolean };
type Opened = { entry: ScannedEntry; kept: ReadOpening; body: Body; files: OpenedFile[] };
export type AttachedTo = { /** The entry's. */ id: string; index: number; action: string; objectId: string; detail: Body["detail"] };
const ATTACHING = ["report.made", "engagement.closed", "population.frozen", "sample.drawn", "sample.extended", "sample.item_replaced"];
const PAGE = 500;
const EVIDENCE = "evidence:";

/**
 * Opens every entry that is to be opened and brings its files along, and the records it commits to.
 *
 * Throws `OPENING_CHANGED`, `FILE_CHANGED` and `ROWS_DIFFER` where what is kept is not what the ledger committed to, `CONTENT_GONE` where
 * content is missing and neither an erasure nor a repair up to this head says why.
 */
export async function openEntries(around: Around, onProgress: (share: number) => Promise<void>): Promise<OpenedEntries> {
  const { orgId, scanned } = around;
  const result: OpenedEntries & { opened: Set<number> } = { opened: new Set(), evidenceIds: new Set(), lines: [], attached: [], logDetails: new Map() };
  const lost = await lostRanges(orgId, scanned);
  const gone: Gone = { lost, erased: await erasuresOf(orgId, scanned, lost), erasedLater: await erasedLater(orgId, scanned) };
  for (let from = 0; from < scanned.open.length; from += PAGE) {
    const page = scanned.open.slice(from, from + PAGE);
    const kept = await readOpenings(orgId, page);
    const open = page.flatMap((entry) => openOne(entry, kept.get(entry.id), gone, around.leftOut));
    await bringFiles(open, gone, around, result);
    await onProgress(Math.min(1, (from + PAGE) / scanned.open.length));
  }
  return result;
}

/** Entries that came back from a mirror without their contents, as the log's own `log.repaired` entries say. */
async function lostRanges(orgId: string, scanned: ScannedLog): Promise<LostRange[]> {
  const repairs = scanned.open.filter((entry) => entry.type === "log.repaired");
  const kept = await readOpenings(orgId, repairs);
  return repairs.flatMap((entry) => {
    const opening = kept.get(entry.id);
    return opening ? lostRangesOf(openAgainstLeaf(entry, opening).body.detail, entry.index) : [];
  });
}

/** Entries of a closed log whose erasure stands in another: a closed log can no longer say it. */
async function erasedLater(orgId: string, { open }: ScannedLog): Promise<ReadonlySet<string>> {
  const ids = open.map((entry) => entry.id);
  const rows = await withOrg(orgId, async (tx) => tx.execute<ErasureRow & { of: string }>(sql`
    select x.entry_id as of, n.id, n.leaf_bytes, s.salt, s.body_enc, s.key_ref from ledger.erased_entries x join ledger.leaves t on t.org_id = x.org_id and t.entry_id = x.entry_id
      join ledger.leaves b on b.org_id = x.org_id and b.entry_id = x.by_entry_id and b.log_id <> t.log_id
      join ledger.entries n on n.org_id = x.org_id and n.id = x.by_entry_id left join ledger.openings s on s.org_id = x.org_id and s.entry_id = x.by_entry_id
    where x.org_id = ${orgId} and x.entry_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`));
  const keys = await openKeys(orgId);
  return new Set(rows.flatMap(({ of, ...row }) => (provenErasure(keys, orgId, of, row) ? [of] : [])));
}

/** Which parts of which entries were erased, by the erased entry's id. Of an erasure whose own content was lost nobody knows which, so all. */
async function erasuresOf(orgId: string, scanned: ScannedLog, lost: readonly LostRange[]): Promise<Map<string, Set<string>>> {
  const erasures = scanned.open.filter((entry) => entry.type === "erasure");
  const erased = new Map<string, Set<string>>();
  for (let from = 0; from < erasures.length; from += PAGE) {
    const page = erasures.slice(from, from + PAGE);
    const kept = await readOpenings(orgId, page);
    for (const entry of page) {
      const opening = kept.get(entry.id);
      const parts = opening ? openAgainstLeaf(entry, opening).body.detail["erased"] : isLost(lost, entry.index) ? ["body", "files"] : [];
      erased.set(entry.object.id, new Set([...(erased.get(entry.object.id) ?? []), ...(Array.isArray(parts) ? parts.map(String) : [])]));
    }
  }
  return erased;
}

type Gone = { erased: Map<string, Set<string>>; lost: LostRange[]; /** By an erasure in a log that succeeded this one. */ erasedLater: ReadonlySet<string> };

function openOne(entry: ScannedEntry, kept: ReadOpening | undefined, { erased, lost, erasedLater }: Gone, leftOut: LeftOutList): Opened[] {
  const isErased = erased.get(entry.id)?.has("body") ?? false;
  if (kept && !isErased) return [{ entry, kept, ...openAgainstLeaf(entry, kept) }];
  const isExcused = isErased || isLost(lost, entry.index) || erasedLater.has(entry.id);
  if (!isExcused) throw new PackError("CONTENT_GONE", `The content of entry ${entry.index} is gone, and no erasure in the ledger says why. If it was erased this moment, ask again.`);
  leftOut.add(isErased ? "erased" : isLost(lost, entry.index) ? "lost_in_restore" : "erased_in_later_log", entry.index);
  return [];
}

async function bringFiles(open: Opened[], { erased, erasedLater }: Gone, { orgId, scanned, files, spool, leftOut, withWithdrawn }: Around, result: OpenedEntries & { opened: Set<number> }): Promise<void> {
  const isWithdrawn = ({ entry }: Opened) => !withWithdrawn && entry.object.kind === "evidence" && scanned.withdrawn.has(entry.object.id);
  const withheldOf = (item: Opened) => (erased.has(item.entry.id) ? "erased" : erasedLater.has(item.entry.id) ? "erased_in_later_log" : isWithdrawn(item) ? "withdrawn_file" : null);
  const paths = await files.collect(open.filter((item) => !withheldOf(item)).flatMap(({ entry, files: wanted }) => wanted.map(({ sha256, size }) => ({ sha256, size, index: entry.index }))));
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
    if (ATTACHING.includes(body.action)) result.attached.push({ id: entry.id, index: entry.index, action: body.action, objectId: entry.object.id, detail: body.detail });
    if (["log.genesis", "key.rotated", "log.succession", "log.repaired"].includes(entry.type)) result.logDetails.set(entry.index, { type: entry.type, detail: body.detail });
  }
}
