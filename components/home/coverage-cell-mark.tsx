import type { CoverageCell } from "@/server/domain/controls/view";

// Height and shape carry the meaning, colour only repeats it: full bar, half bar, cross, crossed bar, dot, dashed box.
export function CoverageCellMark({ cell }: { cell: CoverageCell }) {
  if (cell === "found") return <rect x="1.5" y="3" width="9" height="14" rx="1" className="fill-cell-found" />;
  if (cell === "late") {
    return (
      <>
        <rect x="1.5" y="10" width="9" height="7" rx="1" className="fill-state-exception" />
        <rect x="2" y="3.5" width="8" height="6" className="fill-none stroke-state-exception" strokeWidth="1" opacity=".55" />
      </>
    );
  }
  if (cell === "failed") {
    return (
      <>
        <rect x="1.5" y="3" width="9" height="14" rx="1" className="fill-state-fail" />
        <path d="M3.75 7.75l4.5 4.5m0-4.5l-4.5 4.5" className="stroke-surface" strokeWidth="1.5" strokeLinecap="round" />
      </>
    );
  }
  if (cell === "missed") return <path d="M2.5 6.5l7 7m0-7l-7 7" className="stroke-state-fail" strokeWidth="2" strokeLinecap="round" />;
  if (cell === "none") return <rect x="2" y="3.5" width="8" height="13" rx="1" className="fill-none stroke-line-strong" strokeWidth="1" strokeDasharray="2 2" />;
  return <circle cx="6" cy="10" r="1" className="fill-line-strong" />;
}

const LEGEND: { cell: CoverageCell; words: string }[] = [
  { cell: "found", words: "found" },
  { cell: "late", words: "late" },
  { cell: "failed", words: "failing" },
  { cell: "missed", words: "missed" },
  { cell: "none", words: "no evidence" },
  { cell: "not_due", words: "not due" },
];

export function CoverageLegend() {
  return (
    <ul aria-label="How to read the strip" className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-2">
      {LEGEND.map(({ cell, words }) => (
        <li key={cell} className="flex items-center gap-1">
          <svg aria-hidden viewBox="0 0 12 20" className="h-4 w-2.5"><CoverageCellMark cell={cell} /></svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
