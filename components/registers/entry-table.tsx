import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { GridHead, gridRowClass, ROW_LINK_CLASS } from "@/components/ui/grid-rows";
import { RowLink } from "@/components/ui/row-link";
import { Time } from "@/components/ui/time";
import { REGISTERS } from "@/server/domain/registers/registers";
import { valueWords } from "@/server/domain/registers/value-words";
import type { EntryLine, EntryList } from "@/server/domain/registers/view";

import { BreachDue } from "./breach-due";
import { wordingOf } from "./wording";

const TRACKS = "lg:grid lg:grid-cols-[4rem_minmax(10rem,1.6fr)_minmax(6rem,1fr)_minmax(6rem,1fr)_minmax(6rem,1fr)_7rem_6.5rem] lg:gap-x-4";

/** The entries of a register: name, its three telling fields, what is missing, when it changed. Of breaches the clock stands where their awareness would. */
export function EntryTable({ list, base }: { list: EntryList; base: string }) {
  const { register, rows, zone } = list;
  const { fields, columns, title } = REGISTERS[register];
  const heads = columns.map((name) => (register === "breaches" && name === "awareAt" ? "72 hours" : (fields[name]?.label ?? name)));
  return (
    <div role="table" aria-label={title} aria-rowcount={rows.length} className="lg:-mx-2">
      <GridHead tracks={TRACKS} columns={[{ head: "No." }, { head: "Name" }, ...heads.map((head) => ({ head })), { head: "Missing" }, { head: "Changed", end: true }]} />
      <div role="rowgroup" data-rows>
        {rows.map((row, index) => <Row key={row.id} row={row} index={index + 2} list={list} href={`${base}/privacy/registers/${register}/${row.id}`} zone={zone} />)}
      </div>
    </div>
  );
}

function Row({ row, index, list, href, zone }: { row: EntryLine; index: number; list: EntryList; href: string; zone: string }) {
  const { fields, columns } = REGISTERS[list.register];
  const wording = wordingOf(list.names, zone);
  return (
    <div role="row" aria-rowindex={index} data-row className={gridRowClass(TRACKS, false)}>
      <div role="cell" className="text-ink-2 max-lg:order-2 max-lg:text-end">{row.label}</div>
      <div role="rowheader" className="min-w-0 max-lg:order-1"><RowLink href={href} data-row-link className={cn("font-medium lg:block", ROW_LINK_CLASS)}><bdi>{row.name}</bdi></RowLink></div>
      {columns.map((name) => {
        const field = fields[name];
        const words = field ? valueWords(field, row.content[name], wording).join(", ") : "";
        return <div key={name} role="cell" className="min-w-0 truncate text-ink-2 max-lg:order-3 max-lg:col-span-2 max-lg:whitespace-normal" title={words}>{row.clock && name === "awareAt" ? <BreachDue clock={row.clock} /> : words || <span className="text-ink-3 max-lg:hidden">–</span>}</div>;
      })}
      <div role="cell" className="max-lg:order-4">{row.gaps === 0 ? <span className="text-ink-3">nothing</span> : <Badge tone="late">{row.gaps} to add</Badge>}</div>
      <div role="cell" className="text-ink-2 max-lg:order-5 lg:text-end"><Time iso={row.updatedAt} tz={zone} /></div>
    </div>
  );
}
