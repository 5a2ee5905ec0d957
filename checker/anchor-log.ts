import { readAnchorSuccession, type AnchorSuccession } from "./anchor-succession";
import { Broken } from "./broken";
import { equal, fromBase64, toBase64, utf8 } from "./bytes";
import { parseCheckpoint, type Checkpoint } from "./checkpoint";
import { isAt, type Roots } from "./heads";
import { parseCanonical } from "./jcs";
import { rotatedKey, type KeyChange } from "./keys";
import type { VerifierKey } from "./note";
import type { Platform } from "./platform";
import { parseProof } from "./proof";
import type { Report } from "./report";
import { count, fields, text } from "./shape";
import { isInPack, readFile, type PackSource } from "./source";
import { includes, TILE_WIDTH } from "./tree";

/** Where the anchor log lies; those that it succeeded lie below `anchor-log-<number>/`. */
export const ANCHOR_PREFIX = "anchor-log/";
const EARLIER = /^anchor-log-([1-9]\d{0,4})\//;
/** A head of the organization's log, as the instance-wide log holds it at this index. */
/** `inSize` is that of the head of the anchor log which is proven to hold it. */
export type TenantHead = { index: number; size: number; root: Uint8Array; inSize: number };
/** `roots` of the heads that a proof leads to; `earlier` are the anchor logs before it, the first one first. */
export type AnchorLog = {
  prefix: string; succession: AnchorSuccession | undefined; earlier: AnchorLog[]; head: Checkpoint; older: Checkpoint[]; roots: Roots; heads: TenantHead[]; /** In its order. */ keyChanges: KeyChange[];
};
const PROOF = /^proofs\/(0|[1-9]\d{0,15})-([1-9]\d{0,15})\.tlog-proof$/;

/** Checkpoint notes of a log in the pack: the newest, and the earlier ones by size. What cannot be read is reported. */
export async function checkpointsOf(source: PackSource, prefix: string, report: Report): Promise<{ head: Checkpoint | undefined; older: Checkpoint[] }> {
  const newest = `${prefix}checkpoint`;
  const head = await report.attempt(newest, async () => parseCheckpoint(await readFile(source, newest), newest));
  const older: Checkpoint[] = [];
  for (const { path } of source.files.filter((file) => file.path.startsWith(`${prefix}checkpoints/`))) {
    const checkpoint = await report.attempt(path, async () => parseCheckpoint(await readFile(source, path), path));
    if (!checkpoint) continue;
    if (path !== `${prefix}checkpoints/${checkpoint.size}`) report.fail("CHECKPOINT_NAME", path, `holds the head of size ${checkpoint.size}`);
    older.push(checkpoint);
  }
  return { head: head && (prefix !== "" || isPossible(source, head, report)) ? head : undefined, older: older.sort((a, b) => a.size - b.size) };
}

/** A head of more entries than the files of the pack could hold is not worth a walk over them. */
function isPossible(source: PackSource, { place, size }: Checkpoint, report: Report): boolean {
  if (size / TILE_WIDTH <= source.files.length) return true;
  report.fail("LOG_SIZE", place, `speaks of ${size} entries, and the pack has only ${source.files.length} files`);
  return false;
}

/**
 * Reads what a pack carries of the instance-wide log: signed heads of it, leaves about this log, and the proofs that lead
 * from the one to the other. A head that no proof leads to says nothing of this log.
 */
export async function readAnchorLog(source: PackSource, origin: string, platform: Platform, report: Report): Promise<AnchorLog | undefined> {
  const own = toBase64(platform.sha256(utf8(origin)));
  const newest = await readOne({ source, own, platform, prefix: ANCHOR_PREFIX }, report);
  const numbers = new Set(source.files.flatMap(({ path }) => Number(EARLIER.exec(path)?.[1] ?? 0) || []));
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const log = await readOne({ source, own, platform, prefix: `anchor-log-${number}/` }, report);
    if (log && !newest) report.fail("ANCHOR_CHAIN", log.prefix, "an earlier anchor log, and the one that succeeded it is not in the pack");
    else if (log) newest?.earlier.push(log);
  }
  return newest;
}

type Place = { source: PackSource; own: string; platform: Platform; prefix: string };

async function readOne({ source, own, platform, prefix }: Place, report: Report): Promise<AnchorLog | undefined> {
  if (!source.files.some(({ path }) => path.startsWith(prefix))) return undefined;
  const { head, older } = await checkpointsOf(source, prefix, report);
  if (!head) return undefined;
  const around: Around = { source, prefix, checkpoints: new Map([...older, head].map((one) => [one.size, one])), own, platform };
  let succession: AnchorSuccession | undefined;
  const [heads, keyChanges, roots, used] = [[] as TenantHead[], new Map<number, KeyChange>(), new Map<number, Uint8Array>(), new Set<string>()];
  for (const { path } of source.files) {
    const [, index = "", size = ""] = (path.startsWith(prefix) && PROOF.exec(path.slice(prefix.length))) || [];
    if (size === "") continue;
    used.add(leafPath(prefix, Number(index)));
    const proven = await report.attempt(path, () => provenLeaf(around, Number(index), Number(size), path));
    if (!proven) continue;
    if ("predecessor" in proven) succession = proven;
    else if ("key" in proven) keyChanges.set(proven.index, proven);
    else heads.push(proven);
    roots.set(Number(size), around.checkpoints.get(Number(size))?.root ?? new Uint8Array());
  }
  for (const { place, size } of around.checkpoints.values()) if (!roots.has(size)) report.fail("ANCHOR_NO_PROOF", place, "no proof leads from an entry of the anchor log to it");
  for (const { path } of source.files) if (path.startsWith(`${prefix}heads/`) && !used.has(path)) report.fail("EXTRA_FILE", path, "no proof speaks of it");
  return { prefix, succession, earlier: [], head, older, roots, heads: heads.sort((a, b) => a.index - b.index || a.inSize - b.inSize), keyChanges: [...keyChanges.values()].sort((a, b) => a.index - b.index) };
}

type Around = { source: PackSource; prefix: string; checkpoints: ReadonlyMap<number, Checkpoint>; own: string; platform: Platform };

async function provenLeaf({ source, prefix, checkpoints, own, platform }: Around, index: number, inSize: number, path: string): Promise<TenantHead | KeyChange | AnchorSuccession> {
  const bytes = await readFile(source, leafPath(prefix, index));
  const proof = parseProof(await readFile(source, path));
  const checkpoint = checkpoints.get(inSize);
  if (proof.index !== index || !checkpoint) throw new Broken("ANCHOR_PROOF", "its name says another entry or head than it proves");
  if (parseCheckpoint(utf8(proof.note), path).note.text !== checkpoint.note.text) throw new Broken("PROOF_OTHER_HEAD", "proves against another head than the pack has of this size");
  const hash = platform.sha256(Uint8Array.of(0, ...bytes));
  if (!includes(platform.sha256, index, inSize, hash, proof.path, checkpoint.root)) throw new Broken("PROOF", "does not lead from the entry to the root");
  const succession = index === 0 ? readAnchorSuccession(bytes, checkpoint.origin) : undefined;
  if (succession) return succession;
  const change = readKeyChange(bytes, checkpoint.origin, platform);
  return change ? { index, place: leafPath(prefix, index), key: change } : { ...readTenantHead(bytes, own), index, inSize };
}

/** The key that an entry of the anchor log brings; undefined for every other entry. */
function readKeyChange(bytes: Uint8Array, origin: string, platform: Platform): VerifierKey | undefined {
  const leaf = parseCanonical(bytes) as Record<string, unknown> | null;
  return leaf?.["v"] === 1 && leaf["type"] === "key.rotated" ? rotatedKey(leaf["vkey"], origin, platform) : undefined;
}

/** Leaves name a log by the hash of its origin, so an auditor knows the own log and learns nothing of the others. */
function readTenantHead(bytes: Uint8Array, own: string): Pick<TenantHead, "size" | "root"> {
  const leaf = fields(parseCanonical(bytes), "the entry", ["v", "type", "log", "size", "root"]);
  if (leaf["v"] !== 1 || leaf["type"] !== "tenant.head") throw new Broken("ANCHOR_LEAF", "not a head of a log, of version 1");
  if (leaf["log"] !== own) throw new Broken("ANCHOR_LEAF", "the head of another log");
  return { size: count(leaf["size"], "size"), root: fromBase64(text(leaf["root"], "root"), 32) };
}

function leafPath(prefix: string, index: number): string {
  return `${prefix}heads/${index}.json`;
}

/**
 * The heads the anchor log holds for this log must all be beginnings of it, and one size can have one root only.
 *
 * @returns the anchor log with those heads only that were derived from the pack's own entries: nothing else is proven by it
 */
export function judgeTenantHeads(log: AnchorLog, size: number, roots: Roots, report: Report, bySize = new Map<number, TenantHead>()): AnchorLog {
  const { heads, prefix } = log;
  const earlier = log.earlier.map((one) => judgeTenantHeads(one, size, roots, report, bySize));
  for (const head of heads) {
    const place = `${prefix}entry ${head.index}`;
    const twin = bySize.get(head.size);
    const root = roots.get(head.size);
    if (twin && !equal(twin.root, head.root)) report.fail("FORK", place, `a second root for size ${head.size}: entry ${twin.index} of the anchor log has another. Two histories of this log exist`, 0);
    bySize.set(head.size, twin ?? head);
    if (head.size > size) report.note("NEWER_HEAD", place, `holds a head of ${head.size} entries, newer than the ${size} in this pack`);
    else if (root && !equal(root, head.root)) report.fail("FORK", place, `the head it holds for size ${head.size} is not a beginning of the log in the pack`, lastAgreed(heads, head.size, roots));
  }
  return { ...log, earlier, heads: heads.filter((head) => head.size <= size && isAt(roots, head.size, head.root)) };
}

function lastAgreed(heads: readonly TenantHead[], size: number, roots: Roots): number {
  return largest(heads.filter((head) => head.size < size && isAt(roots, head.size, head.root)));
}

/** Size of the organization's log that this head of the anchor log is proven to cover. Only of what `judgeTenantHeads` returned. */
export function coveredBy({ heads }: AnchorLog, anchorSize: number): number {
  return largest(heads.filter(({ inSize }) => inSize === anchorSize));
}

/** The largest size, 0 of none. There may be more of them than a call takes arguments. */
export function largest(heads: readonly { size: number }[]): number {
  return heads.reduce((found, { size }) => Math.max(found, size), 0);
}

export function hasCheckpointFile(source: PackSource, prefix: string, size: number, head: Checkpoint): boolean {
  return head.size === size || isInPack(source, `${prefix}checkpoints/${size}`);
}
