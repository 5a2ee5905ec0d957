"use client";

import { useState } from "react";

import { CommentForm } from "@/components/audits/comment-form";
import { MoveButtons } from "@/components/audits/move-buttons";
import { RequestDetail } from "@/components/audits/request-detail";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";
import { takesEvidence } from "@/server/domain/audit-requests/moves";
import type { RequestDetail as RequestDetailView } from "@/server/domain/audit-requests/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

import { AttachEvidence } from "./attach-evidence";

type OrgRequestProps = { request: RequestDetailView; timezone: string; base: string; orgSlug: string; /** Who it can be assigned to; null where the reader may not. */ people: SelectOption[] | null };

/** One request as the organization answers it. */
export function OrgRequest({ request, timezone, base, orgSlug, people }: OrgRequestProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [message, setMessage] = useState<string>();
  const { id, isOver } = request;
  const takes = takesEvidence(request.state) && !isOver;
  const tried = async (work: () => Promise<unknown>) => { const result = await act(work); setMessage(result.ok ? undefined : result.message); };
  const taking = request.items.filter(({ state }) => takes && state === "attached")
    .map(({ id: itemId, number }) => [itemId, <Button key={itemId} size="sm" variant="ghost" aria-label={`Take off E-${number}`} onClick={() => void tried(() => client.auditRequests.detach.mutate({ id, itemId }))}>Take off</Button>] as const);
  return (
    <RequestDetail
      request={request} timezone={timezone} base={base} itemActs={Object.fromEntries(taking)}
      acts={<MoveButtons moves={request.moves} onMove={async (move, text) => act(() => client.auditRequests.move.mutate({ id, move, text }))} />}
      attach={<><FormError message={message} className="my-2" />{takes && <AttachEvidence requestId={id} orgSlug={orgSlug} attached={new Set(request.items.filter(({ state }) => state !== "returned").map(({ evidenceId }) => evidenceId))} />}</>}
      comment={isOver ? null : <CommentForm hint="The auditors read it." onComment={async (text) => act(() => client.auditRequests.comment.mutate({ id, text }))} />}
      owner={people && !isOver ? <NativeSelect aria-label="Owner" options={people} placeholder="nobody yet" value={request.owner?.id ?? ""} onChange={({ target }) => void tried(() => client.auditRequests.assign.mutate({ id, ownerId: target.value || null }))} /> : undefined}
    />
  );
}
