import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AnchorRow } from "@/server/domain/anchors/view";

import { coverWord, kindWord, stateWord } from "./anchor-words";

type AnchorListProps = { anchors: AnchorRow[]; timezone: string };
const TONES = { done: "accent", failed: "danger", pending: "late", superseded: "outline" } as const;

/** Where heads of the ledger stand outside this server, newest first, with what is still being tried and why it failed. */
export function AnchorList({ anchors, timezone }: AnchorListProps) {
  if (anchors.length === 0) return <Empty title="No outside anchor yet">Heads are published every ten minutes. Name a witness, a time-stamping authority or a locked bucket in the configuration, or seal the ledger to send its head by mail.</Empty>;
  return (
    <Table label="Outside anchors">
      <TableHead>
        <tr>
          <TableHeader numeric>Entries covered</TableHeader>
          <TableHeader>Kind</TableHeader>
          <TableHeader>Target</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader>Time</TableHeader>
          <TableHeader>What went wrong</TableHeader>
        </tr>
      </TableHead>
      <TableBody>{anchors.map((anchor) => <AnchorLine key={anchor.id} anchor={anchor} timezone={timezone} />)}</TableBody>
    </Table>
  );
}

function AnchorLine({ anchor, timezone }: { anchor: AnchorRow; timezone: string }) {
  return (
    <TableRow>
      <TableCell numeric className="tabular">{coverWord(anchor.covers)}</TableCell>
      <TableCell className="whitespace-nowrap">{kindWord(anchor.kind)}</TableCell>
      <TableCell className="min-w-32 wrap-anywhere"><bdi>{anchor.target}</bdi></TableCell>
      <TableCell><Badge tone={TONES[anchor.state]}>{stateWord(anchor)}</Badge></TableCell>
      <TableCell><Time iso={anchor.anchoredAt ?? anchor.createdAt} tz={timezone} withTime /></TableCell>
      <TableCell className="min-w-40 text-ink-2 wrap-anywhere">
        {anchor.error ?? "–"}
        {anchor.error && anchor.nextTryAt && <span className="text-ink-3"> Next try <Time iso={anchor.nextTryAt} tz={timezone} withTime />.</span>}
      </TableCell>
    </TableRow>
  );
}

export function AnchorListSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading anchors" className="border-t border-line-strong">
      {Array.from({ length: rows }, (_, index) => <div key={index} className="flex h-9 items-center border-b border-line"><Skeleton className="h-4 w-2/3" /></div>)}
    </div>
  );
}
