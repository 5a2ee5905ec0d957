"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { FilterMenu } from "@/components/ui/filter-menu";
import { GridHead, gridRowClass, ROW_LINK_CLASS } from "@/components/ui/grid-rows";
import { Pager } from "@/components/ui/pager";
import { RowLink } from "@/components/ui/row-link";
import { RowsSkeleton, Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { daysBetween } from "@/components/ui/time-format";
import type { CaseLine, CaseList } from "@/server/domain/privacy/view";

import { type CaseFilters, SHOWN } from "./case-filters";
import { REQUEST_STATE_WORDS, RIGHT_WORDS, RIGHTS_SHOWN, rightsInWords } from "./case-words";
import { Due, DueBar } from "./due";

const TRACKS = "lg:grid lg:grid-cols-[4rem_minmax(9rem,1.4fr)_minmax(7rem,1fr)_6.5rem_7.5rem_6.5rem_minmax(6rem,.8fr)] lg:gap-x-4";
const SHOW_WORDS: Record<CaseFilters["show"], string> = { open: "Open", overdue: "Overdue", closed: "Closed", all: "All" };
const PAGE = 25;

type CaseTableProps = { list: CaseList; filters: CaseFilters; onFiltersChange: (filters: CaseFilters) => void; pending: boolean; zone: string; base: string };

/** Requests, those due first at the top. The person has no name here: a case has to be opened for that. */
export function CaseTable({ list, filters, onFiltersChange, pending, zone, base }: CaseTableProps) {
  const { rows, total, next } = list;
  const narrowed = filters.right !== null || filters.mine;
  const change = (part: Partial<CaseFilters>) => onFiltersChange({ ...filters, from: 0, ...part });
  return (
    <>
      <div role="search" aria-label="Filter requests" className="mb-2 flex flex-wrap items-center gap-2" data-print="hide">
        <FilterMenu label="Show" single selected={[filters.show]} onChange={([show]) => change({ show: SHOWN.find((one) => one === show) ?? "open" })} options={SHOWN.map((show) => ({ value: show, label: SHOW_WORDS[show] }))} />
        <FilterMenu label="Right" single selected={filters.right ? [filters.right] : []} onChange={([right]) => change({ right: RIGHTS_SHOWN.find((one) => one === right) ?? null })} options={RIGHTS_SHOWN.map((right) => ({ value: right, label: RIGHT_WORDS[right].word }))} />
        <Button aria-pressed={filters.mine} className={cn("font-normal", filters.mine && "border-accent bg-accent-soft")} onClick={() => change({ mine: !filters.mine })}>Mine</Button>
        {narrowed && <Button variant="ghost" onClick={() => change({ right: null, mine: false })}>Clear filters</Button>}
      </div>
      {rows.length === 0 ? (
        <Empty title={filters.show === "overdue" ? "Nothing is overdue" : "No request answers these filters"} action={<Button onClick={() => onFiltersChange({ show: "all", right: null, mine: false, from: 0 })}>Show all requests</Button>} />
      ) : (
        <div role="table" aria-label="Requests" aria-rowcount={total} aria-busy={pending} className={cn("lg:-mx-2", pending && "opacity-60")}>
          <GridHead tracks={TRACKS} columns={[{ head: "No." }, { head: "Rights" }, { head: "State" }, { head: "Due" }, { head: "Days left" }, { head: "Identity" }, { head: "Whose" }]} />
          <div role="rowgroup" data-rows>{rows.map((row, index) => <CaseRow key={row.id} row={row} index={filters.from + index + 2} zone={zone} base={base} />)}</div>
        </div>
      )}
      <Pager label="Pages of requests" summary={rows.length === 0 ? "0 shown" : `${formatCount(filters.from + 1)}–${formatCount(filters.from + rows.length)} of ${formatCount(total)}`} hasPrevious={filters.from > 0} hasNext={next !== null} pending={pending}
        previousLabel="Sooner" nextLabel="Later" onPrevious={() => change({ from: Math.max(0, filters.from - PAGE) })} onNext={() => next !== null && change({ from: next })} />
    </>
  );
}

function CaseRow({ row, index, zone, base }: { row: CaseLine; index: number; zone: string; base: string }) {
  const { dueOn, daysLeft } = row;
  return (
    <div role="row" aria-rowindex={index} data-row className={gridRowClass(TRACKS, false)}>
      <div role="rowheader" className="max-lg:order-1"><RowLink href={`${base}/privacy/${row.id}`} data-row-link className={cn("font-medium", ROW_LINK_CLASS)}>{row.name}</RowLink></div>
      <div role="cell" className="min-w-0 truncate max-lg:order-3" title={rightsInWords(row.rights)}>{rightsInWords(row.rights)}</div>
      <div role="cell" className="min-w-0 truncate text-ink-2 max-lg:order-5">{REQUEST_STATE_WORDS[row.state]}</div>
      <div role="cell" className="text-ink-2 max-lg:order-4 max-lg:text-end"><Time iso={dueOn} tz={zone} missing={row.closedAt ? "ended" : "answered"} /></div>
      <div role="cell" className="max-lg:order-2 lg:py-1.5"><Due daysLeft={daysLeft} />{dueOn !== null && daysLeft !== null && <DueBar daysLeft={daysLeft} days={daysBetween(row.receivedAt, dueOn, zone)} />}</div>
      <div role="cell" className={cn("max-lg:order-6 max-lg:text-end", row.isIdentified ? "text-ink-2" : "text-ink-3")}>{row.isIdentified ? "settled" : row.addressConfirmed ? "mail confirmed" : "open"}</div>
      <div role="cell" className="min-w-0 truncate text-ink-2 max-lg:order-7"><bdi>{row.assignee ?? <span className="text-ink-3">nobody’s</span>}</bdi></div>
    </div>
  );
}

export function CaseTableSkeleton() {
  return (
    <>
      <div className="mb-2 flex h-8 gap-2"><Skeleton className="w-28" /><Skeleton className="w-20" /><Skeleton className="w-16" /></div>
      <div className="h-8 border-b border-line-strong max-lg:hidden" />
      <RowsSkeleton label="requests" rows={8} widths={["w-12", "w-1/4", "w-24", "w-20", "w-20"]} rowClassName="max-lg:h-28" />
    </>
  );
}
