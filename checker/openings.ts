import type { Entries, Entry } from "./entries";
import type { Erasure } from "./erasure";
import type { LeftOut, ListedEntry, Manifest } from "./manifest";
import { isLost, type Lost } from "./lost";
import { openEntry, REPORT_PATH, type Opened } from "./opening";
import type { Platform } from "./platform";
import type { Report } from "./report";
import { isInPack, readFile, type PackSource } from "./source";

const OPENING = /^openings\/(0|[1-9][0-9]*)\.json$/;

/** Indexes of the entries that the pack opens. */
export function openingsIn(source: PackSource): number[] {
  return source.files.flatMap(({ path }) => OPENING.exec(path)?.[1] ?? []).map(Number);
}

/** Opens every opening of the pack against its entry. @returns those that fit, by index */
export async function openAll(source: PackSource, entries: Entries, platform: Platform, report: Report): Promise<Map<number, Opened>> {
  const opened = new Map<number, Opened>();
  for (const index of openingsIn(source)) {
    const path = `openings/${index}.json`;
    const entry = entries.at(index);
    if (!entry) {
      report.fail("OPENING_OTHER_ENTRY", path, "opens an entry that the log does not have, or that could not be read", index);
      continue;
    }
    const one = await report.attempt(`${path} (entry ${index})`, async () => openEntry(await readFile(source, path), entry, platform), index);
    if (one) opened.set(index, one);
  }
  return opened;
}

/**
 * What must be open is open: entries in scope and entries about the log itself, unless a later leaf erased them or says
 * that their contents were lost in a restore. And nothing is open that the manifest does not name.
 */
export function judgeOpenings(source: PackSource, manifest: Manifest | undefined, entries: Entries, { erasures, lost }: Gone, report: Report): void {
  const later = new Set((manifest?.leftOut ?? []).flatMap(({ why, entries: indexes }) => (why === "erased_in_later_log" ? indexes : [])));
  for (const index of later) report.note("ERASED_ELSEWHERE", `entry ${index}`, "its content is not shown; the maker says that a ledger which followed this one erased it, which only a pack of that ledger can prove");
  const listed = new Map(manifest?.entries.map((entry) => [entry.index, entry]));
  for (const entry of listed.values()) judgeListed(source, entry, entries.at(entry.index), isErased(erasures, entry.index, "body") || isLost(lost, entry.index) || later.has(entry.index), report);
  judgeLost(manifest?.leftOut ?? [], lost, report);
  const always = entries.alwaysOpen().map(({ index }) => index).filter((index) => !listed.has(index));
  for (const index of always) {
    // What is about the log itself cannot be erased: without it nobody could check the rest.
    if (!isInPack(source, `openings/${index}.json`) && !isLost(lost, index)) notOpened(index, report);
  }
  const allowed = new Set([...listed.keys(), ...always]);
  if (manifest) judgeCounts(manifest, entries.size - allowed.size, report);
  for (const index of manifest ? openingsIn(source) : []) {
    if (!allowed.has(index)) report.fail("OPENING_UNLISTED", `openings/${index}.json`, "opens an entry that the manifest does not name", index);
    if (isErased(erasures, index, "body")) report.fail("ERASED_BUT_SHOWN", `openings/${index}.json`, "shows content that the log says was erased", index);
  }
}

/** A pack says how many entries it leaves closed, and one of everything leaves none closed. */
function judgeCounts({ scope, leftOut }: Manifest, closed: number, report: Report): void {
  const said = leftOut.filter(({ why }) => why === "out_of_scope").reduce((sum, { count }) => sum + count, 0);
  if (said !== closed) report.fail("LEFT_OUT_COUNT", "manifest.json", `says that ${said} entries are closed because they are out of scope; ${closed} are`);
  if (scope === "all" && closed > 0) report.fail("SCOPE_NOT_MET", "manifest.json", `its scope is everything, but ${closed} entries are closed`);
}

type Erasures = ReadonlyMap<number, readonly Erasure[]>;
/** What the log itself says is gone. */
export type Gone = { erasures: Erasures; lost: readonly Lost[] };

/** That something was lost in a restore counts only where the log says so, and only for the entries it names. */
function judgeLost(leftOut: readonly LeftOut[], lost: readonly Lost[], report: Report): void {
  for (const index of leftOut.flatMap(({ why, entries }) => (why === "lost_in_restore" ? entries : []))) {
    if (!isLost(lost, index)) report.fail("LOST_UNSAID", `entry ${index}`, "the manifest says that its content was lost in a restore, and no entry of the log says so", index);
  }
}

/** Whether a later leaf says that this part of the entry was erased. */
function isErased(erasures: Erasures, index: number, part: "body" | "files"): boolean {
  return erasures.get(index)?.some(({ erased }) => erased.includes(part)) ?? false;
}

function judgeListed(source: PackSource, listed: ListedEntry, entry: Entry | undefined, mayBeClosed: boolean, report: Report): void {
  const { index } = listed;
  if (!entry) return report.fail("ENTRY_MISSING", `entry ${index}`, "named in the manifest, but the log does not have it or it could not be read", index);
  if (entry.leaf.id !== listed.entry) report.fail("ENTRY_OTHER_ID", `entry ${index}`, `the manifest calls it ${listed.entry}, the log ${entry.leaf.id}`, index);
  const isOpen = isInPack(source, `openings/${index}.json`);
  if (isOpen !== (listed.opening !== null)) report.fail("OPENING_MISSING", `openings/${index}.json`, isOpen ? "there, though the manifest says it is not" : "not there, though the manifest names it", index);
  else if (!isOpen && !mayBeClosed) notOpened(index, report);
}

function notOpened(index: number, report: Report): void {
  report.fail("OPENING_MISSING", `entry ${index}`, "must be shown in this pack, but its content is missing, and no later leaf erased it or says that it was lost", index);
}

/** Files: each opened one is there with its bytes or said to be left out, and each one there belongs to an entry. */
export function judgeAttached(source: PackSource, manifest: Manifest | undefined, opened: ReadonlyMap<number, Opened>, erasures: Erasures, digests: ReadonlyMap<string, string>, report: Report): void {
  const claimed = new Set<string>();
  for (const entry of opened.values()) {
    const areErased = isErased(erasures, entry.index, "files");
    if (entry.unopenedFiles > 0 && !areErased) report.fail("FILE_NOT_OPENED", `openings/${entry.index}.json`, `${entry.unopenedFiles} files that the entry committed to are not named`, entry.index);
    for (const file of entry.files) {
      if (file.path !== null) claimed.add(file.path);
      if (file.path === null && !areErased && !isSaid(entry.index, manifest?.leftOut ?? [])) report.fail("LEFT_OUT_UNSAID", `entry ${entry.index}`, `its file ${file.sha256} is not in the pack, and the manifest does not say why`, entry.index);
      if (file.path !== null && REPORT_PATH.test(file.path) && digests.has(file.path) && digests.get(file.path) !== file.sha256) report.fail("REPORT_DIGEST", file.path, `not the report that entry ${entry.index} committed to: another digest`, entry.index);
      if (file.path !== null) judgeSize(source, file.path, file.size, entry.index, report);
    }
  }
  // An opening that does not fit is reported; what its files belong to is then not known.
  const isComplete = opened.size === openingsIn(source).length;
  for (const { path } of source.files.filter((file) => file.path.startsWith("files/") || REPORT_PATH.test(file.path))) {
    if (!REPORT_PATH.test(path) && path !== `files/${digests.get(path)}`) report.fail("FILE_NAME", path, `its bytes have the digest ${digests.get(path)}, so it is not the file of this name`);
    if (isComplete && !claimed.has(path)) report.fail("FILE_UNCLAIMED", path, "no opened entry speaks of this file, so the log proves nothing about it");
  }
}

/** A reason names the entries it is for. An erasure is none: the log itself must say it. */
function isSaid(index: number, leftOut: readonly LeftOut[]): boolean {
  return leftOut.some((row) => row.why !== "out_of_scope" && row.why !== "erased" && row.entries.includes(index));
}

function judgeSize(source: PackSource, path: string, size: number, index: number, report: Report): void {
  const file = source.open(path);
  if (!file) report.fail("MISSING_FILE", path, `entry ${index} says that it is in the pack`, index);
  else if (file.size !== size) report.fail("FILE_SIZE", path, `${file.size} bytes, where entry ${index} has ${size}`, index);
}
