import type { ReactNode } from "react";

import { cn } from "./cn";

/**
 * A long list whose rows are grids: a table from `lg` on, a card of a few lines below. Head and rows share their tracks,
 * and the link of a row covers it, so that it opens wherever it is pressed.
 */
export const ROW_LINK_CLASS = "wrap-anywhere lg:truncate after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent max-lg:text-base";

export function gridRowClass(tracks: string, selected: boolean): string {
  return cn(
    "relative border-b border-line py-2.5 text-sm hover:bg-hover has-[[data-row-link]:focus-visible]:bg-accent-soft lg:min-h-9 lg:items-center lg:px-2 lg:py-0",
    "max-lg:grid max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-x-3 max-lg:gap-y-1",
    tracks, selected && "bg-accent-soft",
  );
}

export type GridColumn = { head: ReactNode; title?: string; end?: boolean; /** Stands on wide screens only. */ wide?: boolean };

export function GridHead({ tracks, columns }: { tracks: string; columns: GridColumn[] }) {
  return (
    <div role="rowgroup" className="max-lg:sr-only lg:sticky lg:top-11 lg:z-10 lg:bg-paper">
      <div role="row" aria-rowindex={1} className={cn("h-8 items-center border-b border-line-strong text-xs text-ink-3 lg:px-2", tracks)}>
        {columns.map(({ head, title, end, wide }, index) => <div key={index} role="columnheader" title={title} className={cn(end && "text-end", wide && "max-2xl:hidden")}>{head}</div>)}
      </div>
    </div>
  );
}
