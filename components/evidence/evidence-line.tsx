import { memo } from "react";

import { evidencePath } from "@/components/layout/paths";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/count-format";
import { gridRowClass, ROW_LINK_CLASS } from "@/components/ui/grid-rows";
import { OpenLink } from "@/components/ui/open-link";
import { Time } from "@/components/ui/time";
import type { EvidenceRow } from "@/server/domain/evidence/view";

import { kindsInWords } from "./evidence-filters";
import { ReviewState } from "./review-state";
import { SourceStrength } from "./source-strength";

/** Tracks shared by head and rows: number, received, on wide screens occurred, kind, system, title, strength, state, controls, ledger position. */
export const EVIDENCE_GRID = "lg:grid lg:grid-cols-[4.5rem_8.5rem_minmax(7rem,1fr)_minmax(5rem,.7fr)_minmax(9rem,1.7fr)_6rem_5.5rem_minmax(4.5rem,.6fr)_4rem] lg:gap-x-3 2xl:grid-cols-[4.5rem_8.5rem_8.5rem_minmax(7rem,1fr)_minmax(5rem,.7fr)_minmax(9rem,1.7fr)_6rem_5.5rem_minmax(4.5rem,.6fr)_4rem]";

type EvidenceLineProps = { row: EvidenceRow; rowIndex: number; timezone: string; base: string; selected: boolean; onOpen?: (id: string) => void };

export const EvidenceLine = memo(function EvidenceLine({ row, rowIndex, timezone, base, selected, onOpen }: EvidenceLineProps) {
  const faded = row.superseded || row.withdrawn;
  const kinds = kindsInWords(row.kinds);
  const [first, ...more] = row.controlKeys;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-row
      className={gridRowClass(EVIDENCE_GRID, selected)}
    >
      <div role="cell" className="whitespace-nowrap text-ink-2 max-lg:order-1">E-{row.number}{row.version > 1 && <span className="text-ink-3"> v{row.version}</span>}</div>
      <div role="cell" className="text-ink-2 max-lg:order-5 max-lg:text-end"><span className="lg:hidden">received </span><Time iso={row.receivedAt} tz={timezone} withTime zone={false} /></div>
      <div role="cell" className="text-ink-2 max-2xl:hidden"><Time iso={row.occurredTo ?? row.occurredFrom} tz={timezone} withTime zone={false} missing="not stated" /></div>
      <div role="cell" className="min-w-0 truncate max-lg:order-4" title={kinds}>{kinds || <span className="text-ink-3">not recognised</span>}</div>
      <div role="cell" className="min-w-0 truncate text-ink-2 max-lg:hidden" title={row.sourceSystem ?? undefined}><bdi>{row.sourceSystem ?? "–"}</bdi></div>
      <div role="rowheader" className="flex min-w-0 items-center gap-2 max-lg:order-3 max-lg:col-span-2">
        <OpenLink
          href={evidencePath(base, row.id)}
          onOpen={onOpen && (() => onOpen(row.id))}
          data-row-link
          title={row.title}
          className={cn("min-w-0 font-medium", ROW_LINK_CLASS, faded && "font-normal text-ink-3 line-through decoration-line-strong")}
        >
          <bdi>{row.title}</bdi>
        </OpenLink>
        {row.late && <Badge tone="late" title="Received after the time it was due">late</Badge>}
      </div>
      <div role="cell" className="text-ink-2 max-lg:hidden"><SourceStrength method={row.method} sourceSystem={row.sourceSystem} /></div>
      <div role="cell" className="max-lg:order-2 max-lg:justify-self-end"><ReviewState row={row} /></div>
      <div role="cell" className="min-w-0 truncate max-lg:hidden" title={row.controlKeys.join(", ")}>
        <code className="text-xs text-ink-2">{first ?? "–"}</code>
        {more.length > 0 && <span className="text-xs text-ink-3"> +{more.length}</span>}
      </div>
      <div role="cell" className="text-end text-ink-3 max-lg:hidden">{row.ledgerIndex === null ? <span title="Written; its place in the ledger is being sealed">sealing</span> : `#${formatCount(row.ledgerIndex)}`}</div>
    </div>
  );
});
