"use client";

import { useRouter } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, useMemo, useRef, useState } from "react";

import { useKeepDay } from "@/components/layout/kept-link";
import { controlPath } from "@/components/layout/paths";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDate } from "@/components/ui/time-format";
import type { CoverageStrip as CoverageStripView } from "@/server/domain/controls/view";

import { CELL_WORDS, monthSpans, moveInGrid, weekIndexOf } from "./coverage-cells";
import { CoverageRow } from "./coverage-row";

type CoverageStripProps = { strip: CoverageStripView; asOf: string; base: string };
type Spot = { row: number; column: number };
type Tip = Spot & { x: number; y: number };

function cellOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
}

function spotOf(cell: HTMLElement): Spot {
  const [row = 0, column = 0] = (cell.dataset.at ?? "").split(":").map(Number);
  return { row, column };
}

/** Controls × weeks: what was due, and whether it came. One tab stop; arrows move; Enter opens the control at that week. */
export function CoverageStrip({ strip, asOf, base }: CoverageStripProps) {
  const { rows, weeks } = strip;
  const router = useRouter();
  const keep = useKeepDay();
  const gridRef = useRef<HTMLDivElement>(null);
  const today = weekIndexOf(asOf.slice(0, 10), weeks);
  const [focus, setFocus] = useState<Spot>({ row: 0, column: Math.max(0, today) });
  const [tip, setTip] = useState<Tip | null>(null);
  const months = useMemo(() => monthSpans(weeks), [weeks]);
  const monthStarts = useMemo(() => weeks.map((week, index) => index > 0 && week.slice(0, 7) !== weeks[index - 1]?.slice(0, 7)), [weeks]);

  if (rows.length === 0) return <Empty title="No control has a rhythm yet">Controls with a schedule appear here, a cell for every week of the window.</Empty>;

  function showTip(cell: HTMLElement | null) {
    if (!cell) return setTip(null);
    const box = cell.getBoundingClientRect();
    setTip({ ...spotOf(cell), x: box.left + box.width / 2, y: box.top });
  }

  function openWeek(cell: HTMLElement) {
    const { row, column } = spotOf(cell);
    const control = rows[row];
    if (control) router.push(keep(`${controlPath(base, control.key)}?week=${weeks[column]}#occurrences`));
  }

  function handleKeyDown(event: KeyboardEvent) {
    const cell = cellOf(event.target);
    if (!cell) return;
    if (event.key === "Escape") return setTip(null);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return openWeek(cell);
    }
    const next = moveInGrid(spotOf(cell), event.key, rows.length, weeks.length, getComputedStyle(cell).direction === "rtl");
    if (!next) return;
    event.preventDefault();
    gridRef.current?.querySelector<HTMLElement>(`[data-at="${next.row}:${next.column}"]`)?.focus();
  }

  function handleFocus(event: FocusEvent) {
    const cell = cellOf(event.target);
    if (cell) setFocus(spotOf(cell));
    showTip(cell);
  }

  const handleClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    if (cell) openWeek(cell);
  };

  return (
    <div className="relative">
      <div ref={gridRef} className="overflow-x-auto overscroll-x-contain" onPointerOver={(event: PointerEvent) => showTip(cellOf(event.target))} onPointerLeave={() => setTip(null)} onScroll={() => setTip(null)}>
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells take the focus, one at a time */}
        <div
          role="grid"
          aria-label={`Coverage, ${formatDate(strip.from)} to ${formatDate(strip.to)}`}
          aria-rowcount={rows.length + 1}
          aria-colcount={weeks.length + 2}
          data-rows
          className="grid min-w-full [--label:5.5rem] [--state:0px] sm:[--label:minmax(11rem,19rem)] sm:[--state:8.25rem]"
          style={{ gridTemplateColumns: `var(--label) var(--state) repeat(${weeks.length}, minmax(12px, 1fr))` }}
          onClick={handleClick}
          onKeyDown={handleKeyDown}
          onFocus={handleFocus}
          onBlur={() => setTip(null)}
        >
          <div role="row" aria-rowindex={1} className="col-span-full grid h-6 grid-cols-subgrid items-center border-b border-line-strong text-xs text-ink-3">
            <div role="columnheader" className="sticky start-0 z-10 bg-paper">Control</div>
            <div role="columnheader" className="overflow-hidden max-sm:invisible">State</div>
            {months.map((month, index) => (
              <div key={`${month.year}${month.label}`} role="columnheader" aria-colspan={month.span} className={cn("truncate ps-1", index > 0 && "border-s border-line")} style={{ gridColumn: `span ${month.span}` }}>
                {month.span > 1 && month.label}
              </div>
            ))}
          </div>
          {rows.map((row, index) => (
            <CoverageRow key={row.key} row={row} index={index} weeks={weeks} today={today} monthStarts={monthStarts} focusColumn={index === focus.row ? focus.column : -1} base={base} />
          ))}
        </div>
      </div>
      {tip && <CoverageTip strip={strip} tip={tip} />}
    </div>
  );
}

function CoverageTip({ strip, tip }: { strip: CoverageStripView; tip: Tip }) {
  const row = strip.rows[tip.row];
  const week = strip.weeks[tip.column];
  if (!row || !week) return null;
  return (
    <div role="tooltip" className="pointer-events-none fixed z-50 max-w-72 -translate-x-1/2 -translate-y-full rounded-sm bg-ink px-2 py-1 text-xs text-paper" style={{ left: `clamp(9rem, ${tip.x}px, calc(100vw - 9rem))`, top: tip.y - 4 }}>
      <span className="font-medium">{CELL_WORDS[row.cells[tip.column] ?? "none"]}</span>, {row.key}, week of {formatDate(week)}
    </div>
  );
}

export function CoverageStripSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading coverage">
      <div className="h-6 border-b border-line-strong" />
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-[29px] items-center gap-4 border-b border-line">
          <Skeleton className="h-3 w-20 sm:w-64" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </div>
  );
}
