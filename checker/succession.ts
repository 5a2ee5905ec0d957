import { toBase64 } from "./bytes";
import { failForeign, type Entries } from "./entries";
import { lostBefore } from "./lost";
import type { Opened } from "./opening";
import type { Report } from "./report";
import { count, list, text } from "./shape";

/** What a log says of the one it follows. */
export type Succession = {
  predecessor: { origin: string; size: number; root: string };
  /** Entries of the predecessor that are lost or not vouched for, both ends included. */
  lost: { from: number; to: number } | null;
  statement: string;
  /** Leaf hashes of the entries that waited there and stand here now. */
  carried: ReadonlySet<string>;
};

/**
 * Reads the succession that a log begins with, and judges by it every entry that was made for another log: it must be
 * one that the succession names by its hash, and each of those must be there.
 */
export async function successionOf(entries: Entries, opened: ReadonlyMap<number, Opened>, report: Report): Promise<Succession | undefined> {
  const first = entries.at(0);
  const opening = first?.leaf.type === "log.succession" ? opened.get(0) : undefined;
  const succession = opening && (await report.attempt("entry 0", () => readSuccession(opening.detail), 0));
  const found = new Set<string>();
  for (const entry of entries.foreign) {
    const hash = toBase64(entry.hash);
    // Not the name decides: what waited through two successions names the first of the three logs.
    if (succession?.carried.has(hash)) found.add(hash);
    else failForeign(entry, report);
  }
  const missing = succession ? succession.carried.size - found.size : 0;
  if (missing > 0) report.note("CARRIED_WAITING", "entry 0", `names ${missing} entries that waited in the closed log and are not among the first ${entries.size} of this one`);
  return succession;
}

/** In words: what a successor does not prove about its predecessor, and what it says. */
export function successionLines({ predecessor, lost, statement, carried }: Succession): string[] {
  const range = lost ? `Its entries ${lost.from} to ${lost.to} are lost or not vouched for.` : "None of its entries is said to be lost.";
  return [
    `This log succeeds the closed log ${predecessor.origin}, whose last head had ${predecessor.size} entries and the root ${predecessor.root}. ${range} ${carried.size} entries that waited there stand in this log. Its operator says: "${statement}"`,
    `What was recorded before is in the log ${predecessor.origin}, not in this pack: ask for the pack of that log, and check it with its own key.`,
  ];
}

function readSuccession(detail: unknown): Succession {
  const { predecessor, lost, statement, carried } = (detail ?? {}) as Record<string, unknown>;
  const { origin, size: ended, root } = (predecessor ?? {}) as Record<string, unknown>;
  const size = count(ended, "the predecessor's size");
  return {
    predecessor: { origin: text(origin, "the predecessor's origin"), size, root: text(root, "the predecessor's root") },
    lost: lostBefore(lost, size),
    statement: text(statement, "the statement"),
    carried: new Set(list(carried, "what was carried over").map((entry) => text((entry as { leafHash?: unknown } | null)?.leafHash, "a hash carried over"))),
  };
}
