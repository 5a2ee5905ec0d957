import { KeptLink } from "@/components/layout/kept-link";
import { Badge } from "@/components/ui/badge";
import { formatCount, plural } from "@/components/ui/count-format";
import { Empty } from "@/components/ui/empty";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { BASIS_LABELS } from "@/server/domain/erasure/schema";
import type { DecidedErasure } from "@/server/domain/erasure/view";

import { NamedItems } from "./named-items";

type DecidedErasuresProps = { decided: DecidedErasure[]; base: string; timezone: string };
const STATE = { approved: { word: "Being destroyed", tone: "late" }, done: { word: "Erased", tone: "neutral" }, refused: { word: "Refused", tone: "outline" } } as const;

/** What was erased or refused, newest first: who asked, who decided, when, on which basis, and where the ledger says so. */
export function DecidedErasures({ decided, base, timezone }: DecidedErasuresProps) {
  if (decided.length === 0) return <Empty title="Nothing was erased">What two owners erase or refuse is listed here for good, with its place in the ledger.</Empty>;
  return (
    <Table label="Decided erasures" className="min-w-[54rem]">
      <TableHead>
        <tr><TableHeader>Evidence</TableHeader><TableHeader>State</TableHeader><TableHeader>Basis</TableHeader><TableHeader>Asked for</TableHeader><TableHeader>Decided</TableHeader><TableHeader>In the ledger</TableHeader></tr>
      </TableHead>
      <TableBody>{decided.map((erasure) => <DecidedLine key={erasure.id} erasure={erasure} base={base} timezone={timezone} />)}</TableBody>
    </Table>
  );
}

function DecidedLine({ erasure, base, timezone }: { erasure: DecidedErasure; base: string; timezone: string }) {
  const { word, tone } = STATE[erasure.state];
  return (
    <TableRow className="align-top">
      <TableCell className="max-w-60 align-top"><NamedItems items={erasure.items} base={base} withTitle={erasure.state === "refused"} /></TableCell>
      <TableCell className="align-top whitespace-nowrap"><Badge tone={tone}>{word}</Badge>{erasure.doneAt && <span className="mt-0.5 block text-xs text-ink-3"><Time iso={erasure.doneAt} tz={timezone} withTime /></span>}</TableCell>
      <TableCell className="max-w-72 align-top wrap-anywhere">{BASIS_LABELS[erasure.basis]}<span className="block text-xs text-ink-3"><bdi>{erasure.reason}</bdi></span></TableCell>
      <TableCell className="align-top"><bdi>{erasure.requestedBy}</bdi><span className="block text-xs whitespace-nowrap text-ink-3"><Time iso={erasure.requestedAt} tz={timezone} withTime /></span></TableCell>
      <TableCell className="max-w-64 align-top wrap-anywhere">
        <bdi>{erasure.decidedBy}</bdi><span className="block text-xs whitespace-nowrap text-ink-3"><Time iso={erasure.decidedAt} tz={timezone} withTime /></span>
        {erasure.note && <span className="block text-xs text-ink-2"><bdi>{erasure.note}</bdi></span>}
      </TableCell>
      <TableCell className="tabular align-top whitespace-nowrap">{placeOf(erasure, base)}</TableCell>
    </TableRow>
  );
}

/** A refusal has no leaf about content: it stands in the audit trail. */
function placeOf({ state, leaves: { count, first, last } }: DecidedErasure, base: string) {
  if (state === "refused") return <KeptLink href={`${base}/activity?action=erasure.refused`} className="link">Activity</KeptLink>;
  if (first === null || last === null) return <span className="text-ink-3">waits for its place</span>;
  const words = count === 1 ? `#${formatCount(first)}` : `${plural(count, "entry", "entries")}, #${formatCount(first)} to #${formatCount(last)}`;
  return <KeptLink href={`${base}/activity?action=content.erased`} className="link">{words}</KeptLink>;
}
