import { Broken } from "./broken";
import type { Entries } from "./entries";
import type { Opened } from "./opening";
import type { Report } from "./report";
import { count, fields, list } from "./shape";

/** Entries whose contents were lost in a restore, both ends included, and the `log.repaired` entry that says so. */
export type Lost = { from: number; to: number; by: number; at: string };

/**
 * What the repairs of a log say was lost. A repair speaks of entries before itself only: nobody can excuse beforehand
 * what is missing later. That the repair is opened is judged with the openings.
 */
export async function lostIn(entries: Entries, opened: ReadonlyMap<number, Opened>, report: Report): Promise<Lost[]> {
  const lost: Lost[] = [];
  for (const { index, leaf } of entries.repairs) {
    const opening = opened.get(index);
    const ranges = opening && (await report.attempt(`entry ${index}`, () => rangesIn(opening.detail, index), index));
    for (const range of ranges ?? []) lost.push({ ...range, by: index, at: leaf.at });
  }
  return lost;
}

export function isLost(lost: readonly Lost[], index: number): boolean {
  return lost.some(({ from, to }) => from <= index && index <= to);
}

/** What a succession says is lost of its predecessor or not vouched for: entries which that had, to its end. Throws `Broken`. */
export function lostBefore(lost: unknown, size: number): { from: number; to: number } | null {
  if (lost === null) return null;
  const range = fields(lost, "what is lost", ["from", "to"]);
  const [from, to] = [count(range["from"], "lost from"), count(range["to"], "lost to")];
  if (from > to || to !== size - 1) throw new Broken("LOST_RANGE", `says that the entries ${from} to ${to} of its predecessor are lost, and that this ended with ${size} entries`);
  return { from, to };
}

/** For people: what is provable of them and what is not. */
export function lostLine({ from, to, by, at }: Lost): string {
  return `entries ${from} to ${to}: their contents were lost when the database was restored, as leaf ${by} of ${at} says; that they were recorded, and in this order, is proven`;
}

function rangesIn(detail: unknown, own: number): { from: number; to: number }[] {
  return list((detail as { without_openings?: unknown } | null)?.without_openings, "what was lost").map((value) => {
    const range = fields(value, "a range", ["from", "to"]);
    const [from, to] = [count(range["from"], "from"), count(range["to"], "to")];
    if (from > to || to >= own) throw new Broken("REPAIR_RANGE", "says that entries were lost which are not before it");
    return { from, to };
  });
}
