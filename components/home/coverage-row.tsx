import { memo } from "react";

import { controlPath } from "@/components/layout/paths";
import { StateBadge } from "@/components/states/state-badge";
import { StateGlyph } from "@/components/states/state-glyph";
import { cn } from "@/components/ui/cn";
import { RowLink } from "@/components/ui/row-link";
import { formatDate } from "@/components/ui/time-format";
import type { CoverageStripRow } from "@/server/domain/controls/view";

import { CoverageCellMark } from "./coverage-cell-mark";
import { CELL_WORDS } from "./coverage-cells";

type CoverageRowProps = { row: CoverageStripRow; index: number; weeks: string[]; today: number; monthStarts: boolean[]; focusColumn: number; base: string };

/** One control over the weeks. Redrawn only when the focus enters or leaves it. */
export const CoverageRow = memo(function CoverageRow({ row, index, weeks, today, monthStarts, focusColumn, base }: CoverageRowProps) {
  return (
    <div role="row" aria-rowindex={index + 2} data-row className="group col-span-full grid grid-cols-subgrid border-b border-line hover:bg-hover">
      <div role="rowheader" className="sticky start-0 z-10 flex h-7 min-w-0 items-center gap-2 bg-paper pe-2 group-hover:bg-hover">
        <StateGlyph state={row.state} label className="sm:hidden" />
        <RowLink href={controlPath(base, row.key)} data-row-link className="quiet-link flex min-w-0 flex-1 items-baseline gap-2 -outline-offset-1" title={row.title}>
          <code className="shrink-0 text-xs text-ink-2">{row.key}</code>
          <span className="min-w-0 truncate text-sm max-sm:sr-only" dir="auto">{row.title}</span>
        </RowLink>
      </div>
      <div role="gridcell" className="flex items-center overflow-hidden text-xs max-sm:invisible"><StateBadge state={row.state} /></div>
      {weeks.map((week, column) => {
        const cell = row.cells[column] ?? "none";
        return (
          <div
            key={week}
            role="gridcell"
            data-coverage-cell={cell}
            data-at={`${index}:${column}`}
            tabIndex={column === focusColumn ? 0 : -1}
            aria-label={`Week of ${formatDate(week)}: ${CELL_WORDS[cell]}`}
            className={cn("flex h-7 items-center justify-center focus-visible:relative focus-visible:z-10 focus-visible:-outline-offset-1", cell !== "not_due" && "cursor-pointer", monthStarts[column] && "border-s border-line", column === today && "bg-accent-soft")}
          >
            <svg aria-hidden viewBox="0 0 12 20" className="h-5 w-full max-w-3"><CoverageCellMark cell={cell} /></svg>
          </div>
        );
      })}
    </div>
  );
});
