import { memo } from "react";

import { controlPath } from "@/components/layout/paths";
import { StateBadge } from "@/components/states/state-badge";
import { StateGlyph } from "@/components/states/state-glyph";
import { RowLink } from "@/components/ui/row-link";
import type { CoverageStripRow } from "@/server/domain/controls/view";

import { coverageInWords, weekInWords } from "./coverage-cells";
import { markId } from "./coverage-marks";

type CoverageRowProps = { row: CoverageStripRow; index: number; weeks: string[]; column: number; active: boolean; base: string };

/**
 * One control over the weeks: a link, a state, and one picture of all weeks that sums them up in its name. It moves like
 * a slider from week to week and says each, so a reader who listens hears one name a row, not a cell a week.
 */
export const CoverageRow = memo(function CoverageRow({ row, index, weeks, column, active, base }: CoverageRowProps) {
  const at = (position: number) => `${(position / weeks.length) * 100}%`;
  return (
    <div role="row" aria-rowindex={index + 2} data-row className="group col-span-full grid grid-cols-subgrid border-b border-line hover:bg-hover">
      <div role="rowheader" className="sticky start-0 z-10 flex h-7 min-w-0 items-center gap-2 bg-paper pe-2 group-hover:bg-hover">
        <StateGlyph state={row.state} label className="sm:hidden" />
        <RowLink href={controlPath(base, row.key)} data-row-link className="quiet-link flex min-w-0 flex-1 items-baseline gap-2 -outline-offset-1" title={row.title}>
          <code className="shrink-0 text-xs text-ink-2">{row.key}</code>
          <span className="min-w-0 truncate text-sm max-sm:sr-only" dir="auto">{row.title}</span>
        </RowLink>
      </div>
      <div role="cell" className="flex items-center overflow-hidden text-xs max-sm:invisible"><StateBadge state={row.state} /></div>
      <div role="cell" className="col-start-3 -col-end-1 h-7">
        <div
          role="slider"
          data-weeks={index}
          tabIndex={active ? 0 : -1}
          aria-label={`${row.key}: ${coverageInWords(weeks, row.cells)}`}
          aria-valuemin={1}
          aria-valuemax={weeks.length}
          aria-valuenow={column + 1}
          aria-valuetext={weekInWords(weeks[column], row.cells[column])}
          className="group/weeks size-full cursor-pointer -outline-offset-1"
        >
          <svg aria-hidden className="size-full overflow-visible rtl:-scale-x-100">
            <use href="#coverage-months" />
            {weeks.map((week, position) => <use key={week} href={`#${markId(row.cells[position])}`} x={at(position + 0.5)} y="50%" />)}
            {active && <rect x={at(column)} y="1" width={at(1)} height="26" rx="2" className="hidden fill-none stroke-accent stroke-2 group-focus-visible/weeks:block" />}
          </svg>
        </div>
      </div>
    </div>
  );
});
