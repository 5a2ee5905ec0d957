import type { CoverageCell } from "../controls/view";
import type { CoverageFigures } from "./view";

/** What a window of the coverage strip comes to: controls without a gap in it, and how often something was late, missed or failing. */
export function coverageFigures(rows: readonly { cells: readonly CoverageCell[] }[]): CoverageFigures {
  const weeks = (cells: readonly CoverageCell[], cell: CoverageCell) => cells.filter((each) => each === cell).length;
  const sum = (cell: CoverageCell) => rows.reduce((total, { cells }) => total + weeks(cells, cell), 0);
  const proven = rows.filter(({ cells }) => cells.some((cell) => cell === "found" || cell === "late"));
  return {
    controls: rows.length,
    withoutGap: proven.filter(({ cells }) => !cells.some((cell) => cell === "missed" || cell === "failed")).length,
    found: sum("found"), late: sum("late"), missed: sum("missed"), failed: sum("failed"),
  };
}
