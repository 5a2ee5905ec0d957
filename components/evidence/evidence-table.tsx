"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { type GridColumn, GridHead } from "@/components/ui/grid-rows";
import { Pager } from "@/components/ui/pager";
import { RowsSkeleton, Skeleton } from "@/components/ui/skeleton";
import { VirtualRows } from "@/components/ui/virtual-rows";
import { zoneOffset } from "@/components/ui/time-format";
import type { EvidenceRow } from "@/server/domain/evidence/view";

import { type EvidenceFilters, hasEvidenceFilters, NO_EVIDENCE_FILTERS } from "./evidence-filters";
import { EVIDENCE_GRID, EvidenceLine } from "./evidence-line";
import { type EvidenceFacets, EvidenceToolbar } from "./evidence-toolbar";

export type EvidencePage = { rows: EvidenceRow[]; nextCursor: string | null; previousCursor: string | null; total: number | null; firstIndex: number };

type EvidenceTableProps = {
  page: EvidencePage;
  filters: EvidenceFilters;
  facets: EvidenceFacets;
  onFiltersChange: (filters: EvidenceFilters) => void;
  onPage: (cursor: string) => void;
  onUpload?: () => void;
  /** True while another page or filter is on its way: the rows stay, dimmed. */
  pending?: boolean;
  selectedId?: string | null;
  /** Opens beside the list. Without it a row leads to the page. */
  onOpen?: (id: string) => void;
  timezone: string;
  base: string;
};

export function EvidenceTable({ page, filters, facets, onFiltersChange, onPage, onUpload, pending, selectedId, onOpen, timezone, base }: EvidenceTableProps) {
  const { rows, total, firstIndex } = page;
  const upload = onUpload && <Button variant="primary" data-hotkey="u" onClick={onUpload}>Upload evidence</Button>;
  if (rows.length === 0 && !hasEvidenceFilters(filters)) {
    return <Empty title="No evidence yet" action={upload}>Push it from a pipeline with an API key, or drop a file anywhere on this page. You see what was recognised before anything is saved.</Empty>;
  }
  const last = firstIndex + rows.length;
  return (
    <>
      <EvidenceToolbar filters={filters} facets={facets} onFiltersChange={onFiltersChange} />
      {rows.length === 0 ? (
        <Empty title="No evidence answers these filters" action={<Button onClick={() => onFiltersChange(NO_EVIDENCE_FILTERS)}>Clear filters</Button>} />
      ) : (
        <div role="table" aria-label="Evidence" aria-rowcount={total ?? -1} aria-busy={pending} className={cn("lg:-mx-2", pending && "opacity-60")}>
          <GridHead tracks={EVIDENCE_GRID} columns={columnsOf(timezone, rows[0]?.receivedAt)} />
          <VirtualRows
            items={rows}
            keyOf={(row) => row.id}
            estimate={() => 37}
            render={(row, index) => <EvidenceLine row={row} rowIndex={firstIndex + index + 2} timezone={timezone} base={base} selected={row.id === selectedId} onOpen={onOpen} />}
          />
        </div>
      )}
      <Pager
        label="Pages of evidence"
        summary={rows.length === 0 ? "0 shown" : `${formatCount(firstIndex + 1)}–${formatCount(last)}${total === null ? "" : ` of ${formatCount(total)}`}`}
        hasPrevious={page.previousCursor !== null}
        hasNext={page.nextCursor !== null}
        pending={pending}
        onPrevious={() => page.previousCursor !== null && onPage(page.previousCursor)}
        onNext={() => page.nextCursor !== null && onPage(page.nextCursor)}
      />
    </>
  );
}

/** Times of the list are shown without their zone: the head says it once. */
function columnsOf(timezone: string, at: string | undefined): GridColumn[] {
  const zone = at ? zoneOffset(at, timezone) : timezone;
  const times = [{ head: `Received, ${zone}`, title: timezone }, { head: `Occurred, ${zone}`, title: timezone, wide: true }];
  return [{ head: "No." }, ...times, { head: "Kind" }, { head: "System" }, { head: "Title" }, { head: "Source" }, { head: "Review" }, { head: "Controls" }, { head: "Ledger", end: true }];
}

export function EvidenceTableSkeleton() {
  return (
    <>
      <div className="mb-2 flex h-8 gap-2"><Skeleton className="w-56" /><Skeleton className="w-20" /><Skeleton className="w-20" /><Skeleton className="w-20" /></div>
      <div className="h-8 border-b border-line-strong" />
      <RowsSkeleton label="evidence" rows={16} widths={["w-12", "w-28", "w-1/6", "w-1/4", "w-16", "w-20"]} rowClassName="max-lg:h-24" />
    </>
  );
}
