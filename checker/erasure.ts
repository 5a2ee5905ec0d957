import { Broken } from "./broken";
import { leavesOf } from "./bundle";
import { toBase64 } from "./bytes";
import type { Entries, Entry } from "./entries";
import { isLost, type Lost } from "./lost";
import type { Opened } from "./opening";
import type { Platform } from "./platform";
import type { Report } from "./report";
import { list, text } from "./shape";
import { readFile, type PackSource } from "./source";
import { tilePath } from "./tile-path";
import { TILE_WIDTH } from "./tree";

type Known = { opened: ReadonlyMap<number, Opened>; lost: readonly Lost[] };
export type Erasure = { target: number; by: number; at: string; basis: string; approvedBy: string; erased: string[] };

/**
 * Reads the erasures of a log: which entry, when, by which leaf, on which basis, approved by whom.
 * An erasure names its target twice, by id and by leaf hash; both must be the same earlier entry.
 *
 * @returns the erasures by index of the erased entry
 */
export async function erasuresOf(source: PackSource, entries: Entries, { opened, lost }: Known, platform: Platform, report: Report): Promise<Map<number, Erasure[]>> {
  const erasures = new Map<number, Erasure[]>();
  for (const entry of entries.erasures) {
    const place = `entry ${entry.index}`;
    if (isOfEarlierLog(entries, entry)) {
      report.note("ERASED_ELSEWHERE", place, `erases the entry ${entry.leaf.object.id}, which is not in this log: one that this log's predecessor holds`);
      continue;
    }
    const target = await report.attempt(place, () => targetOf(source, entries, entry, platform), entry.index);
    if (target === undefined) continue;
    const erasure = (await report.attempt(place, () => detailOf(target, entry, opened.get(entry.index)), entry.index)) ?? unexplained(target, entry, isLost(lost, entry.index));
    erasures.set(target, [...(erasures.get(target) ?? []), erasure]);
    report.erased.push(`entry ${target}: content erased at ${erasure.at}, by leaf ${erasure.by}, basis ${erasure.basis}, approved by ${erasure.approvedBy} (${erasure.erased.join(", ")})`);
  }
  return erasures;
}

/** A closed log can no longer say what is erased of it: its successor does. Such an erasure excuses nothing here. */
function isOfEarlierLog(entries: Entries, { leaf }: Entry): boolean {
  return entries.at(0)?.leaf.type === "log.succession" && leaf.object.kind === "entry" && leaf.prev === null && entries.indexOf(leaf.object.id) === undefined;
}

async function targetOf(source: PackSource, entries: Entries, { index, leaf }: Entry, platform: Platform): Promise<number> {
  const target = leaf.object.kind === "entry" ? entries.indexOf(leaf.object.id) : undefined;
  if (target === undefined || target >= index) throw new Broken("ERASURE_TARGET", "erases an entry that is not in the log before it");
  if (leaf.prev !== toBase64(await leafHashAt(source, target, entries.size, platform))) {
    throw new Broken("ERASURE_TARGET", `names entry ${target} by its id but another by its hash`);
  }
  return target;
}

async function leafHashAt(source: PackSource, index: number, size: number, platform: Platform): Promise<Uint8Array> {
  const n = Math.floor(index / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH);
  let at = n * TILE_WIDTH;
  for (const leaf of leavesOf(await readFile(source, tilePath("entries", n, width)), width, platform.sha256)) {
    if (at++ === index) return leaf.hash;
  }
  throw new Broken("ERASURE_TARGET", `entry ${index} could not be read`);
}

function detailOf(target: number, { index, leaf }: Entry, opening: Opened | undefined): Erasure | undefined {
  // That it is not opened at all is reported with the openings.
  if (!opening) return undefined;
  const detail = (opening.detail ?? {}) as Record<string, unknown>;
  const erased = list(detail["erased"], "what was erased").map((part) => text(part, "what was erased"));
  return { target, by: index, at: leaf.at, basis: text(detail["basis"], "the basis"), approvedBy: text(detail["approved_by"], "the approver"), erased };
}

/** Of an erasure whose own content was lost in a restore nobody knows which part it took: then nothing of its target may be shown. */
function unexplained(target: number, { index, leaf }: Entry, isItselfLost: boolean): Erasure {
  return { target, by: index, at: leaf.at, basis: "not shown", approvedBy: "not shown", erased: isItselfLost ? ["body", "files"] : ["not shown"] };
}
