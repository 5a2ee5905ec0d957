import type { VerdictState } from "./schema";
import type { CoverageCell } from "./view";

/** From when a control stood at a state, until the next one. ISO 8601 UTC. */
export type Stood = { state: VerdictState; from: string };

/**
 * What a cell may say beside the verdicts on record for the same days (milliseconds). A state that held all through
 * them decides: weeks that passed throughout are never shown as failing, weeks that failed throughout always are, and
 * where nothing was known nothing was missed. Days with several states, or before the first verdict, are left to the evidence.
 */
export function cellAsStood(cell: CoverageCell, from: number, to: number, stood: readonly Stood[]): CoverageCell {
  const states = statesBetween(from, to, stood);
  if (states.length === 0) return cell;
  if (states.every((state) => state === "fail")) return cell === "missed" ? cell : "failed";
  if (states.every((state) => state === "no_evidence")) return cell === "missed" ? "none" : cell;
  return states.every((state) => state === "pass" || state === "not_occurring") ? calm(cell) : cell;
}

function calm(cell: CoverageCell): CoverageCell {
  if (cell === "failed") return "found";
  return cell === "missed" ? "not_due" : cell;
}

/** Every state that held at some time of these days; none where they begin before the first verdict. */
function statesBetween(from: number, to: number, stood: readonly Stood[]): VerdictState[] {
  const first = stood.findLastIndex((span) => Date.parse(span.from) <= from);
  if (first < 0 || to <= from) return [];
  return stood.slice(first).filter((span, i) => i === 0 || Date.parse(span.from) < to).map((span) => span.state);
}
