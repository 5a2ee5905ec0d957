import { STATE_ORDER } from "@/components/states/state-words";
import type { CoverageStripRow } from "@/server/domain/controls/view";

/** So many rows are shown before one asks for all: what fits beside the rest of Home. */
export const FIRST_ROWS = 8;

/** Rows one would ask about first: by their state, then by how many weeks went wrong, then by key. */
export function worstFirst(rows: readonly CoverageStripRow[]): CoverageStripRow[] {
  return rows.toSorted((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || redWeeks(b) - redWeeks(a) || (a.key < b.key ? -1 : 1));
}

function redWeeks({ cells }: CoverageStripRow): number {
  return cells.filter((cell) => cell === "failed" || cell === "missed").length;
}
