import type { ReactNode } from "react";

import { evidencePath } from "@/components/layout/paths";
import { formatCount } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { FoundResult, SampleItemView } from "@/server/domain/samples/view";

import { RESULT_WORDS } from "./sample-words";

export type ShownItem = SampleItemView & { found?: FoundResult };
type SampleItemsProps = {
  items: ShownItem[]; base: string; timezone: string; withResults: boolean; /** What can be done with an item that counts. */ acts?: (item: ShownItem) => ReactNode;
};

/** Items in the order drawn. One that was replaced stays, struck out, with the reason at the one that came for it. */
export function SampleItems({ items, base, timezone, withResults, acts }: SampleItemsProps) {
  const withValue = items.some(({ value }) => value !== null);
  return (
    <Table label="Items" className="min-w-[40rem] sm:min-w-[44rem]">
      <TableHead>
        <tr><TableHeader numeric>Place</TableHeader><TableHeader>Item</TableHeader><TableHeader>Time</TableHeader>{withValue && <TableHeader numeric>Value</TableHeader>}<TableHeader>Evidence</TableHeader>{withResults && <TableHeader>Found</TableHeader>}{acts && <TableHeader><span className="sr-only">Actions</span></TableHeader>}</tr>
      </TableHead>
      <TableBody>
        {items.map((item) => (
          <TableRow key={item.place} data-row className={item.replacedBy === null ? undefined : "text-ink-3"}>
            <TableCell numeric className="tabular">{item.place}</TableCell>
            <TableCell className="sm:min-w-48"><span className="block wrap-anywhere max-sm:w-24"><bdi className={item.replacedBy === null ? "font-medium" : "line-through"}>{item.key}</bdi></span><How item={item} /></TableCell>
            <TableCell className="whitespace-nowrap">{item.at ? <Time iso={item.at} tz={timezone} withTime /> : "no time"}</TableCell>
            {withValue && <TableCell numeric>{item.value === null ? "–" : formatCount(item.value / 1000)}</TableCell>}
            <TableCell>{item.evidence ? <RowLink data-row-link href={evidencePath(base, item.evidence.id)} className="tabular">{item.evidence.name}</RowLink> : "–"}</TableCell>
            {withResults && <TableCell className="min-w-40">{item.found ? <>{RESULT_WORDS[item.found.result]}<span className="block text-xs text-ink-3 wrap-anywhere"><bdi>{item.found.note}</bdi>{item.found.note && " · "}<bdi>{item.found.by}</bdi></span></> : <span className="text-ink-3">{item.replacedBy === null ? "open" : "–"}</span>}</TableCell>}
            {acts && <TableCell numeric pinned>{item.replacedBy === null && acts(item)}</TableCell>}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function How({ item }: { item: ShownItem }) {
  const words = item.replacedBy !== null ? `replaced by place ${item.replacedBy}` : item.replaces !== null ? `in place of ${item.replaces}: ${item.reason ?? ""}` : item.drawnBy === "extend" ? `drawn on: ${item.reason ?? ""}` : null;
  return words && <span className="block text-xs text-ink-3 wrap-anywhere"><bdi>{words}</bdi></span>;
}
