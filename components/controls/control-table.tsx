"use client";

import { useMemo } from "react";

import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { type GridColumn, GridHead } from "@/components/ui/grid-rows";
import { RowsSkeleton, Skeleton } from "@/components/ui/skeleton";
import { VirtualRows } from "@/components/ui/virtual-rows";
import type { ControlRow } from "@/server/domain/controls/view";

import { type ControlFilters, controlLines, filterControls, hasControlFilters, NO_CONTROL_FILTERS } from "./control-filters";
import { CONTROL_GRID, ControlGroupRow, ControlLineRow } from "./control-line";
import { ControlToolbar } from "./control-toolbar";

const COLUMNS: GridColumn[] = [{ head: "Key" }, { head: "Control" }, { head: "State" }, { head: "Why" }, { head: "Owner" }, { head: "Since" }, { head: "Evidence", end: true }];

type ControlTableProps = {
  controls: ControlRow[];
  frameworks: { id: string; name: string }[];
  filters: ControlFilters;
  onFiltersChange: (filters: ControlFilters) => void;
  timezone: string;
  base: string;
  /** Key of the control open in the sheet, so the list shows where one is. */
  selectedKey?: string | null;
  /** True where the list holds only what the reader owns. */
  own?: boolean;
  /** Opens beside the list. Without it a row leads to the page. */
  onOpen?: (key: string) => void;
};

export function ControlTable({ controls, frameworks, filters, onFiltersChange, timezone, base, selectedKey, own, onOpen }: ControlTableProps) {
  const shown = useMemo(() => filterControls(controls, filters), [controls, filters]);
  const lines = useMemo(() => controlLines(shown, filters.sort), [shown, filters.sort]);

  if (controls.length === 0 && own) return <Empty title="You own no control yet">A control appears here once an officer makes you its owner.</Empty>;
  if (controls.length === 0) {
    return <Empty title="No controls yet" action={<ButtonLink variant="primary" href={`${base}/settings/catalog`}>Choose frameworks</ButtonLink>}>Controls come with the frameworks you choose. Each arrives with its test and default parameters; the promise is yours to word.</Empty>;
  }
  return (
    <>
      <ControlToolbar controls={controls} filters={filters} frameworks={frameworks} onFiltersChange={onFiltersChange} />
      <p role="status" className={cn("tabular mb-1 text-xs text-ink-3", !hasControlFilters(filters) && "sr-only")}>{plural(shown.length, "control")} of {controls.length}</p>
      {lines.length === 0 ? (
        <Empty title="No control answers these filters" action={<Button onClick={() => onFiltersChange({ ...NO_CONTROL_FILTERS, sort: filters.sort })}>Clear filters</Button>} />
      ) : (
        <div role="table" aria-label="Controls" className="lg:-mx-2" aria-rowcount={lines.length + 1}>
          <GridHead tracks={CONTROL_GRID} columns={COLUMNS} />
          <VirtualRows
            items={lines}
            keyOf={(line) => (line.kind === "group" ? `group ${line.name}` : line.control.id)}
            estimate={(line) => (line.kind === "group" ? 45 : 37)}
            render={(line, index) =>
              line.kind === "group" ? (
                <ControlGroupRow line={line} rowIndex={index + 2} />
              ) : (
                <ControlLineRow control={line.control} rowIndex={index + 2} timezone={timezone} base={base} selected={line.control.key === selectedKey} onOpen={onOpen} />
              )
            }
          />
        </div>
      )}
    </>
  );
}

export function ControlTableSkeleton() {
  return (
    <>
      <div className="mb-2 flex h-8 gap-2"><Skeleton className="w-56" /><Skeleton className="w-20" /><Skeleton className="w-28" /></div>
      <div className="h-8 border-b border-line-strong" />
      <RowsSkeleton label="controls" rows={14} widths={["w-14", "w-1/4", "w-24", "w-1/3", "w-24"]} rowClassName="max-lg:h-24" />
    </>
  );
}
