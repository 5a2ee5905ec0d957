"use client";

import { Bot, Cog, Download, UserRound, UserRoundSearch } from "lucide-react";

import { DateRangeFilter } from "@/components/evidence/date-range-filter";
import { controlPath, evidencePath } from "@/components/layout/paths";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatCount, plural, wordsOf } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { FilterMenu } from "@/components/ui/filter-menu";
import { Pager } from "@/components/ui/pager";
import { RowLink } from "@/components/ui/row-link";
import { SearchInput } from "@/components/ui/search-input";
import { RowsSkeleton, Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { zoneOffset } from "@/components/ui/time-format";
import type { ActivityRow } from "@/server/domain/activity/view";

import { type ActivityFilters, actionWords, detailWords, NO_ACTIVITY_FILTERS } from "./activity-words";

const ACTOR_ICONS = { user: UserRound, apiKey: Bot, system: Cog, subject: UserRoundSearch } as const;
const ACTOR_WORDS = { user: "person", apiKey: "key", system: "system", subject: "requester" } as const;

const OBJECT_PAGES: Record<string, string> = { report: "/reports", member: "/settings/members", invitation: "/settings/members", api_key: "/settings/keys", organization: "/settings", privacy_settings: "/privacy/settings", hand_over_key: "/privacy/settings" };

type ActivityTableProps = {
  rows: ActivityRow[];
  filters: ActivityFilters;
  facets: { actors: { id: string; name: string }[]; actions: string[]; objectKinds: string[] };
  onFiltersChange: (filters: ActivityFilters) => void;
  nextCursor: string | null;
  previousCursor: string | null;
  onPage: (cursor: string) => void;
  pending?: boolean;
  timezone: string;
  base: string;
  exportHref: string;
};

/** The audit trail: who did what to what, when, from where, and its place in the ledger. */
export function ActivityTable({ rows, nextCursor, previousCursor, onPage, pending, timezone, base, ...rest }: ActivityTableProps) {
  const at = rows[0]?.at;
  return (
    <>
      <ActivityToolbar {...rest} />
      {rows.length === 0 ? (
        <Empty title="Nothing happened that answers these filters" action={<Button onClick={() => rest.onFiltersChange(NO_ACTIVITY_FILTERS)}>Clear filters</Button>} />
      ) : (
        <Table label="Audit trail" aria-busy={pending} className={cn("min-w-[52rem]", pending && "opacity-60")}>
          <TableHead>
            <tr>
              <TableHeader title={timezone}>Time, {at ? zoneOffset(at, timezone) : timezone}</TableHeader><TableHeader>Who</TableHeader><TableHeader>Did</TableHeader><TableHeader>To</TableHeader><TableHeader>Detail</TableHeader><TableHeader numeric>Ledger</TableHeader>
            </tr>
          </TableHead>
          <TableBody data-rows>
            {rows.map((row) => <ActivityLine key={row.id} row={row} timezone={timezone} base={base} />)}
          </TableBody>
        </Table>
      )}
      <Pager label="Pages of the audit trail" summary={`${plural(rows.length, "event")} shown`} hasPrevious={previousCursor !== null} hasNext={nextCursor !== null} pending={pending} onPrevious={() => previousCursor !== null && onPage(previousCursor)} onNext={() => nextCursor !== null && onPage(nextCursor)} />
    </>
  );
}

function ActivityLine({ row, timezone, base }: { row: ActivityRow; timezone: string; base: string }) {
  const Icon = ACTOR_ICONS[row.actorKind];
  const detail = detailWords(row.detail);
  return (
    <TableRow data-row>
      <TableCell className="whitespace-nowrap text-ink-2"><Time iso={row.at} tz={timezone} withTime zone={false} /></TableCell>
      <TableCell className="max-w-48">
        <span className="flex items-center gap-1.5" title={row.ip ? `from ${row.ip}` : undefined}>
          <Icon aria-label={ACTOR_WORDS[row.actorKind]} className="size-3.5 shrink-0 text-ink-3" />
          <bdi className="truncate">{row.actor}</bdi>
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap" title={row.action}>{actionWords(row.action)}</TableCell>
      <TableCell className="max-w-64"><span className="flex min-w-0 items-baseline gap-1.5"><span className="shrink-0 text-ink-3">{wordsOf(row.objectKind).toLowerCase()}</span><ObjectName row={row} base={base} /></span></TableCell>
      <TableCell className="max-w-80 truncate text-ink-2" title={detail}>{detail}</TableCell>
      <TableCell numeric className="tabular text-ink-3">{row.ledgerIndex === null ? "–" : `#${formatCount(row.ledgerIndex)}`}</TableCell>
    </TableRow>
  );
}

/** The object an event is about, as a link where it has a page. */
function ObjectName({ row, base }: { row: ActivityRow; base: string }) {
  const words = row.objectLabel ?? row.objectId;
  const key = /^[A-Z]+-\d+/.exec(words)?.[0];
  const href = row.objectKind === "evidence" ? evidencePath(base, row.objectId) : row.objectKind === "control" && key ? controlPath(base, key) : row.objectKind === "rights_request" ? `${base}/privacy/${row.objectId}` : OBJECT_PAGES[row.objectKind] && `${base}${OBJECT_PAGES[row.objectKind]}`;
  if (!href) return <bdi className="truncate font-medium" title={row.objectId}>{words}</bdi>;
  return <RowLink href={href} data-row-link className="quiet-link truncate font-medium" title={row.objectId}><bdi>{words}</bdi></RowLink>;
}

function ActivityToolbar({ filters, facets, onFiltersChange, exportHref }: Pick<ActivityTableProps, "filters" | "facets" | "onFiltersChange" | "exportHref">) {
  const change = (part: Partial<ActivityFilters>) => onFiltersChange({ ...filters, ...part });
  return (
    <div role="search" aria-label="Filter the audit trail" className="mb-2 flex flex-wrap items-center gap-2" data-print="hide">
      <SearchInput value={filters.text} onChange={(text) => change({ text })} label="Filter by object, request id or address" className="w-full sm:w-56" />
      <FilterMenu label="Who" single selected={filters.actors} onChange={(actors) => change({ actors })} options={facets.actors.map(({ id, name }) => ({ value: id, label: name }))} />
      <FilterMenu label="Did" single selected={filters.actions} onChange={(actions) => change({ actions })} options={facets.actions.map((action) => ({ value: action, label: `${wordsOf(action.split(".")[0] ?? "")}: ${actionWords(action)}` }))} />
      <FilterMenu label="To" single selected={filters.objectKinds} onChange={(objectKinds) => change({ objectKinds })} options={facets.objectKinds.map((kind) => ({ value: kind, label: wordsOf(kind) }))} />
      <DateRangeFilter from={filters.from} to={filters.to} onChange={change} />
      <a href={exportHref} download className={cn(buttonVariants(), "sm:ms-auto")}><Download aria-hidden />Export</a>
    </div>
  );
}

export function ActivityTableSkeleton() {
  return (
    <>
      <div className="mb-2 flex h-8 gap-2"><Skeleton className="w-56" /><Skeleton className="w-20" /><Skeleton className="w-20" /></div>
      <div className="h-8 border-b border-line-strong" />
      <RowsSkeleton label="the audit trail" rows={16} widths={["w-32", "w-28", "w-24", "w-1/4", "w-1/4"]} />
    </>
  );
}
