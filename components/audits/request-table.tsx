import { Badge } from "@/components/ui/badge";
import { formatCount, plural } from "@/components/ui/count-format";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Days } from "@/components/ui/days";
import { turnOf } from "@/server/domain/audit-requests/moves";
import type { RequestLine } from "@/server/domain/audit-requests/view";

import { GROUP_WORDS, REQUEST_STATE_WORDS } from "./request-words";

/** The request list, as both sides see it. */
export function RequestTable({ requests, base }: { requests: RequestLine[]; /** Address the requests lie under. */ base: string }) {
  return (
    <Table label="Requests" className="min-w-[52rem]">
      <TableHead>
        <tr><TableHeader>No.</TableHeader><TableHeader>Request</TableHeader><TableHeader>State</TableHeader><TableHeader>Due</TableHeader><TableHeader>Owner</TableHeader><TableHeader>Controls</TableHeader><TableHeader numeric>Evidence</TableHeader><TableHeader numeric>Age</TableHeader></tr>
      </TableHead>
      <TableBody>
        {requests.map((request) => (
          <TableRow key={request.id} data-row>
            <TableCell className="tabular whitespace-nowrap text-ink-2">{request.reference ? <bdi>{request.reference}</bdi> : request.number}</TableCell>
            <TableCell className="min-w-56"><RowLink data-row-link href={`${base}/${request.id}`} className="font-medium wrap-anywhere"><bdi>{request.title}</bdi></RowLink><span className="block text-xs text-ink-3">{GROUP_WORDS[request.group]}{request.comments > 0 && ` · ${plural(request.comments, "comment")}`}</span><span aria-hidden className="mt-1 flex flex-wrap items-center gap-x-2 text-xs sm:hidden"><RequestState request={request} />{request.dueOn && <span className="text-ink-2">due <Days from={request.dueOn} /></span>}{request.isLate && <Badge tone="late">late</Badge>}</span></TableCell>
            <TableCell><RequestState request={request} /></TableCell>
            <TableCell className="whitespace-nowrap">{request.dueOn ? <Days from={request.dueOn} /> : <span className="text-ink-3">no day</span>}{request.isLate && <Badge tone="late" className="ms-1.5">late</Badge>}</TableCell>
            <TableCell>{request.owner ? <bdi>{request.owner.name}</bdi> : <span className="text-ink-3">nobody</span>}</TableCell>
            <TableCell><code className="text-xs text-ink-2">{[...request.controls, ...request.criteria].join(", ")}</code></TableCell>
            <TableCell numeric>{formatCount(request.items)}</TableCell>
            <TableCell numeric>{plural(request.ageDays, "day")}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export function RequestState({ request: { state } }: { request: Pick<RequestLine, "state"> }) {
  return <Badge tone={turnOf(state) === null ? "neutral" : "outline"}>{REQUEST_STATE_WORDS[state]}</Badge>;
}
