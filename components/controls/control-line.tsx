import { controlPath } from "@/components/layout/paths";
import { StateBadge } from "@/components/states/state-badge";
import { StateCounts } from "@/components/states/state-counts";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/count-format";
import { gridRowClass, ROW_LINK_CLASS } from "@/components/ui/grid-rows";
import { OpenLink } from "@/components/ui/open-link";
import { Time } from "@/components/ui/time";
import type { ControlRow } from "@/server/domain/controls/view";

import type { ControlLine } from "./control-filters";

/** Column tracks, shared by head and rows. Below `lg` a row is a card of three lines. */
export const CONTROL_GRID = "lg:grid lg:grid-cols-[4rem_minmax(12rem,1.5fr)_8.25rem_minmax(9rem,1.5fr)_7.5rem_5.75rem_3.5rem] lg:gap-x-3";

type ControlLineRowProps = { control: ControlRow; rowIndex: number; timezone: string; base: string; selected: boolean; onOpen?: (key: string) => void };

export function ControlLineRow({ control, rowIndex, timezone, base, selected, onOpen }: ControlLineRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-row
      className={gridRowClass(CONTROL_GRID, selected)}
    >
      <div role="cell" className="max-lg:order-1"><code className="text-xs text-ink-2">{control.key}</code></div>
      <div role="rowheader" className="min-w-0 max-lg:order-3 max-lg:col-span-2">
        <OpenLink href={controlPath(base, control.key)} onOpen={onOpen && (() => onOpen(control.key))} data-row-link title={control.title} className={cn("block font-medium", ROW_LINK_CLASS)}>
          <bdi>{control.title}</bdi>
        </OpenLink>
      </div>
      <div role="cell" className="max-lg:order-2 max-lg:justify-self-end"><StateBadge state={control.state} /></div>
      <div role="cell" className="min-w-0 text-ink-2 max-lg:order-4 max-lg:col-span-2 lg:truncate" title={control.sentence}><bdi>{control.sentence}</bdi></div>
      <div role="cell" className={cn("min-w-0 truncate max-lg:order-5", control.owner ? "text-ink-2" : "text-ink-3")}><bdi>{control.owner?.name ?? "no owner"}</bdi></div>
      <div role="cell" className="text-ink-2 max-lg:order-6 max-lg:text-end"><span className="lg:hidden">since </span><Time iso={control.since} tz={timezone} /></div>
      <div role="cell" className="hidden text-end text-ink-2 lg:block">{formatCount(control.evidenceCount)}</div>
    </div>
  );
}

type ControlGroupRowProps = { line: Extract<ControlLine, { kind: "group" }>; rowIndex: number };

export function ControlGroupRow({ line, rowIndex }: ControlGroupRowProps) {
  return (
    <div role="row" aria-rowindex={rowIndex} className="flex min-h-11 flex-wrap items-end lg:px-2 justify-between gap-x-4 border-b border-line-strong pt-3 pb-1.5">
      <div role="rowheader" className="font-semibold">
        <bdi>{line.name}</bdi> <span className="tabular font-normal text-ink-3">{line.total}</span>
      </div>
      <div role="cell"><StateCounts counts={line.counts} compact /></div>
    </div>
  );
}
