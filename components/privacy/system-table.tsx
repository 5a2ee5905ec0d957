"use client";

import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { plural } from "@/components/ui/count-format";
import { GridHead, gridRowClass, ROW_LINK_CLASS } from "@/components/ui/grid-rows";
import { RowLink } from "@/components/ui/row-link";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { SystemLine } from "@/server/domain/privacy/systems/view";

import { rightsInWords } from "./case-words";
import { CONNECTOR_WORDS } from "./system-words";

const TRACKS = "lg:grid lg:grid-cols-[minmax(10rem,1.2fr)_minmax(9rem,1fr)_minmax(10rem,1.4fr)_7rem_6rem] lg:gap-x-4";

/** Systems by name: how each is asked, for which rights, and what it still has to do. */
export function SystemTable({ systems, hrefOf }: { systems: SystemLine[]; hrefOf: (id: string) => string }) {
  return (
    <div role="table" aria-label="Systems" aria-rowcount={systems.length} className="lg:-mx-2">
      <GridHead tracks={TRACKS} columns={[{ head: "System" }, { head: "Asked" }, { head: "For" }, { head: "Whose" }, { head: "Tasks" }]} />
      <div role="rowgroup" data-rows>
        {systems.map((system, index) => (
          <div key={system.id} role="row" aria-rowindex={index + 2} data-row className={gridRowClass(TRACKS, false)}>
            <div role="rowheader" className="min-w-0 truncate max-lg:order-1"><RowLink href={hrefOf(system.id)} data-row-link className={cn("font-medium", ROW_LINK_CLASS)}><bdi>{system.name}</bdi></RowLink>{system.archivedAt && <> <Badge tone="outline">out of use</Badge></>}</div>
            <div role="cell" className="min-w-0 truncate max-lg:order-3">{CONNECTOR_WORDS[system.connector.kind].word}</div>
            <div role="cell" className="min-w-0 truncate text-ink-2 max-lg:order-5" title={rightsInWords(system.rights.map((right) => ({ right })))}>{rightsInWords(system.rights.map((right) => ({ right })))}</div>
            <div role="cell" className="text-ink-2 max-lg:order-4 max-lg:text-end">{system.holder === "own" ? "own" : "processor"}</div>
            <div role="cell" className="tabular max-lg:order-2 max-lg:text-end">{system.openTasks > 0 ? plural(system.openTasks, "task") : <span className="text-ink-3">none open</span>}</div>
          </div>
        ))}
      </div>
    </div>
  );
}

export function SystemTableSkeleton() {
  return <RowsSkeleton label="systems" rows={5} widths={["w-40", "w-28", "w-48", "w-16", "w-16"]} rowClassName="max-lg:h-24" />;
}
