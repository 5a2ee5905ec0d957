import { coverageInWords } from "@/components/home/coverage-cells";
import { markId } from "@/components/home/coverage-marks";
import type { CoverageCell } from "@/server/domain/controls/view";

/** The weeks of one control as one small picture; its marks are drawn once on the page (`CoverageMarks`). */
export function CoverageLine({ weeks, cells, className }: { weeks: string[]; cells: readonly CoverageCell[]; className?: string }) {
  if (weeks.length === 0) return <span className="text-ink-3">the window has not begun</span>;
  return (
    <svg role="img" aria-label={coverageInWords(weeks, cells)} className={className}>
      {weeks.map((week, index) => <use key={week} href={`#${markId(cells[index])}`} x={`${((index + 0.5) / weeks.length) * 100}%`} y="50%" />)}
    </svg>
  );
}
