"use client";

import { useState } from "react";

import { ReasonDialog } from "@/components/evidence/reason-dialog";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { DocumentRequestView } from "@/server/domain/status-page/view";

type DocumentRequestsProps = { requests: DocumentRequestView[]; timezone: string; onApprove: (id: string) => Promise<FormResult>; onRefuse: (id: string, reason: string) => Promise<FormResult> };
type Asking = { request: DocumentRequestView; to: "approve" | "refuse" };

/** Who asked for which document, under which agreement, and what became of it. */
export function DocumentRequests({ requests, timezone, onApprove, onRefuse }: DocumentRequestsProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  if (requests.length === 0) return <Empty title="Nobody asked yet">Who reads the page can ask for the documents on it and accept your agreement. You decide here.</Empty>;
  const close = (open: boolean) => !open && setAsking(null);
  return (
    <>
      <Table label="Requests for documents" className="min-w-[46rem]">
        <TableHead><tr><TableHeader>Who</TableHeader><TableHeader>Document</TableHeader><TableHeader>Asked</TableHeader><TableHeader>State</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr></TableHead>
        <TableBody>
          {requests.map((request) => (
            <TableRow key={request.id}>
              <TableCell><bdi className="font-medium wrap-anywhere">{request.name}</bdi>, <bdi className="wrap-anywhere">{request.company}</bdi><span className="block text-xs text-ink-3 wrap-anywhere">{request.email}</span></TableCell>
              <TableCell><bdi className="wrap-anywhere">{request.title}</bdi><span className="block text-xs text-ink-3">accepted agreement {request.agreementVersion}</span></TableCell>
              <TableCell><Time iso={request.askedAt} tz={timezone} withTime /></TableCell>
              <TableCell><RequestState request={request} timezone={timezone} /></TableCell>
              <TableCell numeric>
                {request.state !== "refused" && (
                  <span className="flex flex-wrap justify-end gap-2">
                    {request.state === "asked" && <Button size="sm" aria-label={`Approve the request of ${request.name}`} onClick={() => setAsking({ request, to: "approve" })}>Approve</Button>}
                    <Button size="sm" variant="ghost" aria-label={`${request.state === "asked" ? "Refuse the request" : "Take back the link"} of ${request.name}`} onClick={() => setAsking({ request, to: "refuse" })}>{request.state === "asked" ? "Refuse" : "Take back"}</Button>
                  </span>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {asking?.to === "approve" && (
        <ConfirmDialog open onOpenChange={close} title={`Hand out “${asking.request.title}”?`} confirmLabel="Approve and send the link" onConfirm={async () => onApprove(asking.request.id)}>
          {asking.request.name} gets a link at {asking.request.email}. It ends after 14 days or 5 downloads. Every page of each copy carries their name and the time.
        </ConfirmDialog>
      )}
      {asking?.to === "refuse" && (
        <ReasonDialog
          open onOpenChange={close} keepLabel="Not now" confirmLabel={asking.request.state === "asked" ? "Refuse" : "Take back"} onConfirm={async (reason) => onRefuse(asking.request.id, reason)}
          title={asking.request.state === "asked" ? `Refuse ${asking.request.name}?` : `Take back the link of ${asking.request.name}?`} description="They get a mail with your reason. A link they have opens nothing any more; what they took along stays with them."
          hint="Told to who asked." example="not a customer, ask your account manager"
        />
      )}
    </>
  );
}

function RequestState({ request: { state, decidedBy, expiresAt, downloads, maxDownloads, reason }, timezone }: { request: DocumentRequestView; timezone: string }) {
  return (
    <>
      <Badge tone={state === "asked" ? "accent" : "outline"}>{state === "asked" ? "waits for you" : state}</Badge>
      {decidedBy && <span className="block text-xs text-ink-3">by <bdi>{decidedBy}</bdi></span>}
      {state === "approved" && <span className="tabular block text-xs text-ink-3">{downloads} of {maxDownloads} downloads, until <Time iso={expiresAt} tz={timezone} /></span>}
      {reason && <span className="block text-xs text-ink-3 wrap-anywhere"><bdi>{reason}</bdi></span>}
    </>
  );
}
