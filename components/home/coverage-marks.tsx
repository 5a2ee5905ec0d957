import type { CoverageCell } from "@/server/domain/controls/view";

import { CoverageCellMark } from "./coverage-cell-mark";

const CELLS = ["found", "late", "failed", "missed", "none", "not_due"] as const satisfies CoverageCell[];

export function markId(cell: CoverageCell = "none"): string {
  return `coverage-${cell}`;
}

type CoverageMarksProps = { monthStarts: boolean[]; today: number };

/** The marks, drawn once; every week of every row refers to one. Their middle is the origin, so a row sets it anywhere. */
export function CoverageMarks({ monthStarts, today }: CoverageMarksProps) {
  const at = (position: number) => `${(position / monthStarts.length) * 100}%`;
  return (
    <svg aria-hidden className="absolute size-0">
      <defs>
        {CELLS.map((cell) => <g key={cell} id={markId(cell)}><g transform="translate(-6 -10)"><CoverageCellMark cell={cell} /></g></g>)}
        <g id="coverage-months">
          {today >= 0 && <rect x={at(today)} width={at(1)} height="100%" className="fill-accent-soft" />}
          {monthStarts.map((starts, position) => starts && <line key={position} x1={at(position)} x2={at(position)} y2="100%" className="stroke-line" />)}
        </g>
      </defs>
    </svg>
  );
}
