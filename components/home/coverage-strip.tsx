"use client";

import { useRouter } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, useMemo, useRef, useState } from "react";

import { useKeepDay } from "@/components/layout/kept-link";
import { controlPath } from "@/components/layout/paths";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDate } from "@/components/ui/time-format";
import type { CoverageStrip as CoverageStripView } from "@/server/domain/controls/view";

import { type MonthSpan, monthSpans, moveInGrid, weekIndexOf, weekInWords } from "./coverage-cells";
import { CoverageMarks } from "./coverage-marks";
import { FIRST_ROWS } from "./coverage-order";
import { CoverageRow } from "./coverage-row";

type CoverageStripProps = { strip: CoverageStripView; asOf: string; base: string };
type Spot = { row: number; column: number };
type Tip = Spot & { x: number; y: number };

function weeksOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-weeks]") : null;
}

function isMirrored(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === "rtl";
}

/** Controls × weeks: what was due, and whether it came. One tab stop; arrows move; Enter opens the control at that week. */
export function CoverageStrip({ strip, asOf, base }: CoverageStripProps) {
  const { weeks } = strip;
  const [all, setAll] = useState(false);
  const rows = all ? strip.rows : strip.rows.slice(0, FIRST_ROWS);
  const router = useRouter();
  const keep = useKeepDay();
  const gridRef = useRef<HTMLDivElement>(null);
  const today = weekIndexOf(asOf.slice(0, 10), weeks);
  const [focus, setFocus] = useState<Spot>({ row: 0, column: today >= 0 ? today : weeks.length - 1 });
  const [tip, setTip] = useState<Tip | null>(null);
  const months = useMemo(() => monthSpans(weeks), [weeks]);
  const monthStarts = useMemo(() => weeks.map((week, index) => index > 0 && week.slice(0, 7) !== weeks[index - 1]?.slice(0, 7)), [weeks]);
  // A shorter window may leave the last place behind.
  const spot = { row: Math.min(focus.row, rows.length - 1), column: Math.min(focus.column, weeks.length - 1) };

  if (rows.length === 0) return <Empty title="No control has a rhythm yet">Controls with a schedule appear here, a cell for every week of the window.</Empty>;

  function spotUnder(strap: HTMLElement, clientX: number): Spot {
    const box = strap.getBoundingClientRect();
    const share = (clientX - box.left) / box.width;
    const column = Math.floor((isMirrored(strap) ? 1 - share : share) * weeks.length);
    return { row: Number(strap.dataset["weeks"]), column: Math.min(weeks.length - 1, Math.max(0, column)) };
  }

  function showTip(strap: HTMLElement, { row, column }: Spot) {
    const box = strap.getBoundingClientRect();
    const share = (column + 0.5) / weeks.length;
    setTip({ row, column, x: box.left + box.width * (isMirrored(strap) ? 1 - share : share), y: box.top });
  }

  function openWeek({ row, column }: Spot) {
    const control = rows[row];
    if (control) router.push(keep(`${controlPath(base, control.key)}?week=${weeks[column]}#occurrences`));
  }

  function handlePointer(event: PointerEvent) {
    const strap = weeksOf(event.target);
    if (!strap) return setTip(null);
    const under = spotUnder(strap, event.clientX);
    if (tip?.row !== under.row || tip.column !== under.column) showTip(strap, under);
  }

  function handleKeyDown(event: KeyboardEvent) {
    const strap = weeksOf(event.target);
    if (!strap) return;
    if (event.key === "Escape") return setTip(null);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return openWeek(spot);
    }
    const next = moveInGrid(spot, event.key, rows.length, weeks.length, isMirrored(strap));
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    const target = gridRef.current?.querySelector<HTMLElement>(`[data-weeks="${next.row}"]`);
    if (!target) return;
    target.focus();
    showTip(target, next);
  }

  function handleFocus(event: FocusEvent) {
    const strap = weeksOf(event.target);
    if (!strap?.matches(":focus-visible")) return;
    const place = { row: Number(strap.dataset["weeks"]), column: spot.column };
    setFocus(place);
    showTip(strap, place);
  }

  const handleClick = (event: MouseEvent) => {
    const strap = weeksOf(event.target);
    if (strap) openWeek(spotUnder(strap, event.clientX));
  };

  return (
    <div className="relative">
      <CoverageMarks monthStarts={monthStarts} today={today} />
      <div ref={gridRef} className="overflow-x-auto overscroll-x-contain" onPointerMove={handlePointer} onPointerLeave={() => setTip(null)} onScroll={() => setTip(null)}>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the sliders in it take focus and keys; it only listens */}
        <div
          role="table"
          aria-label={`Coverage, ${formatDate(strip.from)} to ${formatDate(strip.to)}`}
          aria-rowcount={strip.rows.length + 1}
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
            <div role="columnheader" aria-label="Weeks" className="col-start-3 -col-end-1 grid grid-cols-subgrid">
              {months.map((month, index) => <MonthHead key={`${month.year}${month.label}`} month={month} first={index === 0} />)}
            </div>
          </div>
          {rows.map((row, index) => (
            <CoverageRow key={row.key} row={row} index={index} weeks={weeks} column={index === spot.row ? spot.column : weeks.length - 1} active={index === spot.row} base={base} />
          ))}
        </div>
      </div>
      {!all && strip.rows.length > FIRST_ROWS && <Button variant="link" size="sm" className="mt-2" onClick={() => setAll(true)}>Show all {strip.rows.length}</Button>}
      {tip && <CoverageTip strip={strip} tip={tip} />}
    </div>
  );
}

function MonthHead({ month, first }: { month: MonthSpan; first: boolean }) {
  return <span className={cn("truncate ps-1", !first && "border-s border-line")} style={{ gridColumn: `span ${month.span}` }}>{month.span > 1 && month.label}</span>;
}

function CoverageTip({ strip, tip }: { strip: CoverageStripView; tip: Tip }) {
  const row = strip.rows[tip.row];
  const week = strip.weeks[tip.column];
  if (!row || !week) return null;
  return (
    <div role="tooltip" className="pointer-events-none fixed z-50 max-w-72 -translate-x-1/2 -translate-y-full rounded-sm bg-ink px-2 py-1 text-xs text-paper" style={{ left: `clamp(9rem, ${tip.x}px, calc(100vw - 9rem))`, top: tip.y - 4 }}>
      {row.key}, {weekInWords(week, row.cells[tip.column])}
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
