import { RequestState } from "@/components/audits/request-table";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Days } from "@/components/ui/days";
import type { RequestLine } from "@/server/domain/audit-requests/view";

/** Requests of auditors that wait for the person who reads, what is due first comes first. */
export function AskedFor({ requests, base }: { requests: RequestLine[]; base: string }) {
  return (
    <ul data-rows>
      {requests.map((request) => (
        <li key={request.id} data-row className="grid grid-cols-1 gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[8.25rem_minmax(0,1fr)_auto]">
          <span>{request.dueOn ? <Days from={request.dueOn} /> : <span className="text-ink-3">no day</span>}{request.isLate && <Badge tone="late" className="ms-1.5">late</Badge>}</span>
          <span className="min-w-0"><span className="wrap-anywhere"><span className="tabular me-2 text-sm text-ink-2">{request.reference ?? request.number}</span><bdi>{request.title}</bdi></span> <RequestState request={request} /></span>
          <ButtonLink size="sm" data-row-link href={`${base}/audits/${request.engagementId}/requests/${request.id}`} aria-label={`Answer ${request.number}`} className="justify-self-start">Answer</ButtonLink>
        </li>
      ))}
    </ul>
  );
}
