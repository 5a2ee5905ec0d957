import { Broken } from "./broken";
import { toHex, utf8 } from "./bytes";
import { ATTACHED } from "./digests";
import { isLost } from "./lost";
import type { Manifest } from "./manifest";
import { REPORT_PATH, type Opened } from "./opening";
import type { Gone } from "./openings";
import type { Platform } from "./platform";
import type { Report } from "./report";
import { count, list, text } from "./shape";
import { isInPack, readFile, type PackSource } from "./source";

type Judged = { manifest: Manifest | undefined; opened: ReadonlyMap<number, Opened>; digests: ReadonlyMap<string, string>; /** The log goes on with another: what it speaks of may have begun there. */ succeeds: boolean } & Gone;
/** A file that the body of an entry names by its digest. `sha256` null: a sample, whose frozen list and drawn records are compared instead. */
type Committed = { path: string; index: number; sha256: string | null; /** Of a sample: what this entry drew. */ records?: string[]; /** Of a sample: by this entry it began. */ begins?: boolean };
export type Attachments = { files: number; reports: number; snapshots: number; exhibits: number };

const HEX = /^[0-9a-f]{64}$/;
/** Of what was erased before the document was made nothing but its number and place is left. */
const HEX_OR_ERASED = /^([0-9a-f]{64})?$/;
const NAME = /^[A-Za-z0-9_-]+$/;
const SNAPSHOT = "engagement/snapshot-";
const DRAWING = ["sample.drawn", "sample.extended", "sample.item_replaced"];
const decoder = new TextDecoder();

/**
 * Of a pack of an audit: what its reports were drawn from, its snapshots, frozen lists and samples are those that opened entries
 * committed to, none is missing and none is there that no entry speaks of; a sample holds what its entries drew, in their order; and every exhibit
 * that a report prints, or that the newest snapshot lists of the audit's controls, is in the pack under the name and digest it has there, or an
 * opened entry names it and the manifest says why it is not.
 */
export async function judgeAttachments(source: PackSource, judged: Judged, platform: Platform, report: Report): Promise<Attachments> {
  const { manifest, opened, digests } = judged;
  const found: Attachments = { files: 0, reports: 0, snapshots: 0, exhibits: 0 };
  const claimed = new Set<string>();
  const committed = await allCommitted(opened, report);
  const lists = new Set(committed.flatMap(({ path, sha256 }) => (path.startsWith("populations/") && sha256 !== null ? [sha256] : [])));
  for (const one of onePerFile(committed)) {
    claimed.add(one.path);
    if (isInPack(source, one.path)) found.files += await judgeFile(source, one, { digests, lists, succeeds: judged.succeeds }, platform, report);
    else if (one.begins === false && judged.succeeds) report.note("SAMPLE_ELSEWHERE", one.path, `entry ${one.index} adds to a sample that began in an earlier ledger: the pack of that ledger holds it`);
    else if (manifest?.scope === "engagement") report.fail("MISSING_FILE", one.path, `entry ${one.index} commits to it, and it is not in the pack`, one.index);
  }
  const isComplete = opened.size === source.files.filter(({ path }) => path.startsWith("openings/")).length;
  for (const { path } of source.files) {
    if (isComplete && ATTACHED.test(path) && !REPORT_PATH.test(path) && !claimed.has(path)) report.fail("FILE_UNCLAIMED", path, "no opened entry speaks of this file, so the log proves nothing about it");
  }
  const inPack = [...claimed].filter((path) => isInPack(source, path));
  const newest = inPack.filter((path) => path.startsWith(SNAPSHOT)).sort((a, b) => numberOf(b) - numberOf(a)).slice(0, 1);
  found.reports = await judgeExhibits(source, inPack.filter((path) => path.startsWith("reports/")), judged, found, report);
  found.snapshots = await judgeExhibits(source, newest, judged, found, report);
  return found;
}

const numberOf = (path: string): number => Number.parseInt(path.slice(SNAPSHOT.length), 10);

/** A sample is drawn by several entries, in the order of the log. */
function onePerFile(committed: readonly Committed[]): Committed[] {
  const files = new Map<string, Committed>();
  for (const one of [...committed].sort((a, b) => a.index - b.index)) {
    const before = files.get(one.path);
    files.set(one.path, before?.records && one.records ? { ...before, records: [...before.records, ...one.records] } : one);
  }
  return [...files.values()];
}

async function allCommitted(opened: Judged["opened"], report: Report): Promise<Committed[]> {
  const all: Committed[] = [];
  for (const entry of opened.values()) {
    const one = await report.attempt(`openings/${entry.index}.json (entry ${entry.index})`, () => committedBy(entry), entry.index);
    if (one) all.push(one);
  }
  return all;
}

/** What the body of an entry names, as far as a pack carries it. Throws `Broken` SHAPE. */
function committedBy({ index, action, objectId, detail }: Opened): Committed | undefined {
  const said = (typeof detail === "object" && detail !== null ? detail : {}) as Record<string, unknown>;
  const id = () => text(objectId, "object id", NAME);
  if (action === "report.made") return { path: `reports/${id()}.json`, index, sha256: text(said["snapshotSha256"], "snapshotSha256", HEX) };
  if (action === "population.frozen") return { path: `populations/${id()}.txt`, index, sha256: text(said["sha256"], "sha256", HEX) };
  if (DRAWING.includes(action)) return { path: `samples/${id()}.json`, index, sha256: null, records: list(said["records"], "records").map((record) => text(record, "a record")), begins: action === "sample.drawn" };
  const snapshot = said["snapshot"];
  if (action !== "engagement.closed" || typeof snapshot !== "object" || snapshot === null) return undefined;
  const { number, sha256 } = snapshot as Record<string, unknown>;
  return { path: `${SNAPSHOT}${count(number, "snapshot number")}.json`, index, sha256: text(sha256, "snapshot sha256", HEX) };
}

type Known = { digests: ReadonlyMap<string, string>; lists: ReadonlySet<string>; succeeds: boolean };

async function judgeFile(source: PackSource, { path, index, sha256, records }: Committed, { digests, lists, succeeds }: Known, platform: Platform, report: Report): Promise<number> {
  const sample = records && (await report.attempt(path, async () => sampleIn(await readFile(source, path), platform), index));
  const isFrozen = sample !== undefined && lists.has(sample.list);
  if (sample && !isFrozen && succeeds) report.note("LIST_ELSEWHERE", path, "no opened entry froze the list it was drawn from: that stands in an earlier ledger, whose pack shows it, or was not opened");
  if (records ? isFrozen || (sample !== undefined && succeeds) : digests.get(path) === sha256) return sameRecords(sample?.records, records) ? 1 : otherRecords(path, index, report);
  report.fail("ATTACHED_DIGEST", path, records ? "the list it was drawn from is none that an opened entry froze" : `not what entry ${index} committed to: another digest`, index);
  return 0;
}

const sameRecords = (held: readonly string[] | undefined, drawn: readonly string[] | undefined): boolean => held?.length === drawn?.length && (drawn ?? []).every((record, place) => record === held?.[place]);

function otherRecords(path: string, index: number, report: Report): number {
  report.fail("SAMPLE_RECORDS", path, "its items are not those that the opened entries drew, in their order", index);
  return 0;
}

/** The digest of a sample's list, over its lines, each with a line feed; and which records it holds. Throws `Broken` SHAPE. */
function sampleIn(bytes: Uint8Array, platform: Platform): { list: string; records: string[] } {
  const document = parsed(bytes) as { population?: { lines?: unknown }; sample?: { items?: unknown } };
  const lines = list(document.population?.lines, "the lines of the list").map((line) => text(line, "a line of the list"));
  const records = list(document.sample?.items, "the items of the sample").map((item) => text((item as Record<string, unknown>)["record"], "a record of the sample"));
  return { list: toHex(platform.sha256(utf8(lines.map((line) => `${line}\n`).join("")))), records };
}

/** The file's digest is on the ledger or in the signed manifest, so its form needs no second check. Throws `Broken` SHAPE. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw new Broken("SHAPE", "not JSON");
  }
}

/** How many of these files could be read; the exhibits that are there are counted in `found`. */
async function judgeExhibits(source: PackSource, paths: readonly string[], judged: Judged, found: Attachments, report: Report): Promise<number> {
  const known = new Set([...judged.opened.values()].flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
  let read = 0;
  for (const path of paths) {
    const exhibits = await report.attempt(path, async () => exhibitsIn(await readFile(source, path), path.startsWith(SNAPSHOT)));
    if (!exhibits) continue;
    read += 1;
    for (const { number, sha256, ledgerIndex } of exhibits) {
      // What an opened entry names was compared there, and its absence explained.
      if (known.has(sha256)) found.exhibits += 1;
      else if (mayBeGone(judged, ledgerIndex)) report.note("EXHIBIT_GONE", path, `it names exhibit E-${number}, whose content was erased or lost, or stands in another ledger`);
      else report.fail("EXHIBIT_MISSING", path, `it names exhibit E-${number} with the digest ${sha256}, and no opened entry of the pack speaks of such a file`);
    }
  }
  return read;
}

/** Of an exhibit that had no place when the report was made nobody can tell which entry is its own. */
function mayBeGone({ erasures, lost, manifest }: Judged, index: number | null): boolean {
  if ((manifest?.leftOut ?? []).some(({ why }) => why === "in_closed_log" || why === "in_later_log" || why === "erased_in_later_log")) return true;
  return index === null ? erasures.size > 0 || lost.length > 0 : erasures.has(index) || isLost(lost, index);
}

/** Of an audit's snapshot only what bears on its controls or is cited: snapshots of earlier versions list what bears on nothing too. */
function exhibitsIn(bytes: Uint8Array, ofControls: boolean): { number: number; sha256: string; ledgerIndex: number | null }[] {
  const { evidence } = parsed(bytes) as { evidence?: unknown };
  return list(evidence, "the exhibits").flatMap((entry) => {
    const { number, sha256, ledgerIndex, controlKeys, note } = entry as Record<string, unknown>;
    if (ofControls && note === null && list(controlKeys, "the controls of an exhibit").length === 0) return [];
    return [{ number: count(number, "exhibit number"), sha256: text(sha256, "exhibit sha256", HEX_OR_ERASED), ledgerIndex: ledgerIndex === null ? null : count(ledgerIndex, "exhibit place") }];
  });
}
