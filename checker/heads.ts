import { equal } from "./bytes";
import type { Checkpoint } from "./checkpoint";
import type { Platform } from "./platform";
import { rootsOfTiles, type Log, type Replay } from "./replay";
import type { Report } from "./report";
import type { PackSource } from "./source";
import { tilesOfLog } from "./tile-path";

export type Roots = ReadonlyMap<number, Uint8Array>;

/**
 * Judges a replay against the signed head, and names the first entry that is not as signed.
 *
 * @returns the roots of the log that was signed, as far as they can be told: where the tiles lead to the signed root
 * and the leaves do not, the tiles are that log
 */
export async function judgeReplay(source: PackSource, platform: Platform, log: Log, head: Checkpoint, older: readonly Checkpoint[], replay: Replay, report: Report): Promise<Roots> {
  if (replay.complete && isAt(replay.roots, log.size, head.root)) {
    tilesAreWrong(replay, report);
    return replay.roots;
  }
  const tileRoots = await rootsOfTiles(source, platform, log);
  if (tileRoots && isAt(tileRoots, log.size, head.root)) {
    leavesAreWrong(log, replay, report);
    return tileRoots;
  }
  nothingFits(log, head, older, replay, report);
  return replay.roots;
}

export function isAt(roots: Roots, size: number, root: Uint8Array): boolean {
  const found = roots.get(size);
  return found !== undefined && equal(found, root);
}

function tilesAreWrong({ differences }: Replay, report: Report): void {
  for (const { path, at, entry } of differences) {
    report.fail("TILE_HASH", path, `hash ${at} of this tile does not follow from the entries; the entries themselves lead to the signed root`, entry);
  }
}

/** The tiles lead to the signed root, so they tell which leaf was signed at each index. */
function leavesAreWrong(log: Log, { differences }: Replay, report: Report): void {
  const changed = differences.filter((difference) => difference.level === 0);
  for (const { path, entry } of changed) {
    report.fail("ENTRY_CHANGED", `${log.prefix}entry ${entry}`, `not the entry that was signed: its hash is not the one in ${path}, which leads to the signed root`, entry);
  }
}

/** Neither fits: the older heads still tell between which sizes the history was changed. */
function nothingFits(log: Log, head: Checkpoint, older: readonly Checkpoint[], replay: Replay, report: Report): void {
  const judged = older.filter((checkpoint) => replay.roots.has(checkpoint.size)).sort((a, b) => a.size - b.size);
  const wrong = judged.find((checkpoint) => !isAt(replay.roots, checkpoint.size, checkpoint.root));
  const good = judged.filter((checkpoint) => checkpoint.size < (wrong?.size ?? log.size) && checkpoint !== wrong).at(-1)?.size ?? 0;
  const inTiles = replay.differences.find((difference) => difference.level === 0)?.entry;
  const first = inTiles ?? good;
  const place = `${log.prefix}entries ${first} to ${(wrong?.size ?? log.size) - 1}`;
  report.fail("LOG_ROOT", place, `the entries do not lead to the root signed in ${head.place}; the first ${good} entries agree with what was signed before`, first);
}

/**
 * Every older head must be a beginning of this log: the root at its size, derived from the entries, is its root.
 * The stronger form of a consistency proof, for the whole log is at hand.
 */
export function judgeOlder(older: readonly Checkpoint[], head: Checkpoint, roots: Roots, report: Report): void {
  for (const { place, size, root, origin } of older) {
    if (origin !== head.origin) report.fail("OTHER_LOG", place, `a checkpoint of ${origin}, not of ${head.origin}`);
    else if (size > head.size) report.fail("ROLLED_BACK", place, `this head has ${size} entries, the log in the pack only ${head.size}: the pack is older than that head, or the log went back. Ask for a newer pack`, head.size);
    else if (!roots.has(size)) report.note("NOT_REACHED", place, "could not be compared, because the entries before it could not be read");
    else if (!isAt(roots, size, root)) forked(place, size, older, roots, report);
  }
}

function forked(place: string, size: number, older: readonly Checkpoint[], roots: Roots, report: Report): void {
  const from = older.filter((other) => other.size < size && isAt(roots, other.size, other.root)).reduce((found, other) => Math.max(found, other.size), 0);
  report.fail("FORK", place, `this head of ${size} entries is not a beginning of the log in the pack: one of the entries ${from} to ${size - 1} was different when it was signed`, from);
}

/** A log in a pack has exactly the tiles and bundles of its size: no more, no fewer. */
export function judgeTileSet(source: PackSource, prefix: string, size: number, report: Report): void {
  const expected = new Set<string>();
  for (const { path } of tilesOfLog(size)) expected.add(prefix + path);
  for (const { path } of source.files) {
    if (path.startsWith(`${prefix}tile/`) && !expected.delete(path)) report.fail("EXTRA_FILE", path, `a log of ${size} entries has no such tile`);
  }
  for (const path of expected) report.fail("MISSING_FILE", path, `a log of ${size} entries needs this tile`);
}
