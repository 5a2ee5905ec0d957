import { Broken } from "./broken";
import { equal, fromBase64, toBase64, utf8 } from "./bytes";
import { parseCheckpoint, type Checkpoint } from "./checkpoint";
import { isAt, judgeOlder, judgeReplay, judgeTileSet, type Roots } from "./heads";
import { parseCanonical } from "./jcs";
import { rotatedKey, type KeyChange } from "./keys";
import type { Platform } from "./platform";
import { replayLog, type Progress } from "./replay";
import type { Report } from "./report";
import { count, text } from "./shape";
import { isInPack, readFile, type PackSource } from "./source";
import { TILE_WIDTH } from "./tree";

export const ANCHOR_PREFIX = "anchor-log/";
/** A head of the organization's log, as the instance-wide log holds it at this index. */
export type TenantHead = { index: number; size: number; root: Uint8Array };
export type AnchorLog = { head: Checkpoint; older: Checkpoint[]; roots: Roots; heads: TenantHead[]; /** In its order. */ keyChanges: KeyChange[] };

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
  return { head: head && isPossible(source, head, report) ? head : undefined, older: older.sort((a, b) => a.size - b.size) };
}

/** A head of more entries than the files of the pack could hold is not worth a walk over them. */
function isPossible(source: PackSource, { place, size }: Checkpoint, report: Report): boolean {
  if (size / TILE_WIDTH <= source.files.length) return true;
  report.fail("LOG_SIZE", place, `speaks of ${size} entries, and the pack has only ${source.files.length} files`);
  return false;
}

/**
 * Replays the instance-wide log and collects every head it ever held for this origin. Its leaves name logs by the hash
 * of their origin, so an auditor finds the own log and learns nothing of the others.
 */
export async function readAnchorLog(source: PackSource, origin: string, platform: Platform, report: Report, progress?: Progress): Promise<AnchorLog | undefined> {
  if (!source.files.some(({ path }) => path.startsWith(ANCHOR_PREFIX))) return undefined;
  const { head, older } = await checkpointsOf(source, ANCHOR_PREFIX, report);
  if (!head) return undefined;
  judgeTileSet(source, ANCHOR_PREFIX, head.size, report);
  const found: Found = { heads: [], keyChanges: [] };
  const own = toBase64(platform.sha256(utf8(origin)));
  const log = { prefix: ANCHOR_PREFIX, size: head.size, sizes: new Set([head.size, ...older.map(({ size }) => size)]) };
  const replay = await replayLog(source, platform, log, report, (index, bytes) => readAnchorLeaf({ index, bytes, own, origin: head.origin }, found, platform, report), progress);
  const roots = await judgeReplay(source, platform, log, head, older, replay, report);
  judgeOlder(older, head, roots, report);
  return { head, older, roots, ...found };
}

type Found = Pick<AnchorLog, "heads" | "keyChanges">;
type AnchorLeaf = { index: number; bytes: Uint8Array; own: string; origin: string };

function readAnchorLeaf({ index, bytes, own, origin }: AnchorLeaf, { heads, keyChanges }: Found, platform: Platform, report: Report): void {
  const place = `${ANCHOR_PREFIX}entry ${index}`;
  try {
    const leaf = parseCanonical(bytes) as Record<string, unknown> | null;
    const type = text(leaf?.["type"], "type");
    if (leaf?.["v"] !== 1) throw new Broken("ANCHOR_LEAF", "only version 1 is known");
    if (type === "tenant.head" && leaf["log"] === own) heads.push({ index, size: count(leaf["size"], "size"), root: fromBase64(text(leaf["root"], "root"), 32) });
    if (type === "key.rotated") keyChanges.push({ index, place, key: rotatedKey(leaf["vkey"], origin, platform) });
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    report.fail("ANCHOR_LEAF", place, error.message);
  }
}

/** The heads the anchor log holds for this log must all be beginnings of it, and one size can have one root only. */
export function judgeTenantHeads({ heads }: AnchorLog, size: number, roots: Roots, report: Report): void {
  const bySize = new Map<number, TenantHead>();
  for (const head of heads) {
    const place = `${ANCHOR_PREFIX}entry ${head.index}`;
    const twin = bySize.get(head.size);
    const root = roots.get(head.size);
    if (twin && !equal(twin.root, head.root)) report.fail("FORK", place, `a second root for size ${head.size}: entry ${twin.index} of the anchor log has another. Two histories of this log exist`, 0);
    bySize.set(head.size, twin ?? head);
    if (head.size > size) report.note("NEWER_HEAD", place, `holds a head of ${head.size} entries, newer than the ${size} in this pack`);
    else if (root && !equal(root, head.root)) report.fail("FORK", place, `the head it holds for size ${head.size} is not a beginning of the log in the pack`, lastAgreed(heads, head.size, roots));
  }
}

function lastAgreed(heads: readonly TenantHead[], size: number, roots: Roots): number {
  return Math.max(0, ...heads.filter((head) => head.size < size && isAt(roots, head.size, head.root)).map((head) => head.size));
}

/** Size of the organization's log that an anchor log of this size covers, and the leaf that says so. */
export function coveredBy({ heads }: AnchorLog, anchorSize: number): number {
  return Math.max(0, ...heads.filter(({ index }) => index < anchorSize).map(({ size }) => size));
}

export function hasCheckpointFile(source: PackSource, prefix: string, size: number, head: Checkpoint): boolean {
  return head.size === size || isInPack(source, `${prefix}checkpoints/${size}`);
}
