"use client";

import { useState } from "react";

import { CommentForm } from "@/components/audits/comment-form";
import { MoveButtons } from "@/components/audits/move-buttons";
import { ReasonForm } from "@/components/audits/reason-form";
import { RequestDetail } from "@/components/audits/request-detail";
import { RequestForm } from "@/components/audits/request-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { isDecidable, turnOf } from "@/server/domain/audit-requests/moves";
import type { RequestDraft } from "@/server/domain/audit-requests/schema";
import type { RequestDetail as RequestDetailView } from "@/server/domain/audit-requests/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type RoomRequestProps = { request: RequestDetailView; timezone: string; base: string; mayWork: boolean };

/** One request as its auditor works on it. */
export function RoomRequest({ request, timezone, base, mayWork }: RoomRequestProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [editing, setEditing] = useState(false);
  const { id } = request;
  const decides = mayWork && isDecidable(request.state);
  const items = request.items.filter(({ state }) => decides && state === "submitted").map(({ id: itemId, number }) => [itemId, <ItemDecision key={itemId} requestId={id} itemId={itemId} name={`E-${number}`} />] as const);

  async function handleSave(values: RequestDraft) {
    const result = await act(() => client.roomRequests.update.mutate({ id, ...values }));
    if (result.ok) setEditing(false);
    return result;
  }

  return (
    <>
      <RequestDetail
        request={request} timezone={timezone} base={base} itemActs={Object.fromEntries(items)}
        acts={mayWork && <>{turnOf(request.state) !== null && <Button onClick={() => setEditing(true)}>Change</Button>}<MoveButtons moves={request.moves} onMove={async (move, text, reason) => act(() => client.roomRequests.move.mutate({ id, move, text, ...(reason ? { reason } : {}) }))} /></>}
        comment={mayWork && <CommentForm hint="Both sides read it." onComment={async (text) => act(() => client.roomRequests.comment.mutate({ id, text }))} />}
      />
      <Dialog open={editing} onOpenChange={setEditing}>
        <DialogContent title="Change what is asked" className="top-[5dvh] max-h-[90dvh] max-w-2xl"><RequestForm values={draftOf(request)} saveLabel="Save" onSave={handleSave} onCancel={() => setEditing(false)} /></DialogContent>
      </Dialog>
    </>
  );
}

function draftOf({ reference, title, body, group, wants, periodFrom, periodTo, dueOn, controls, criteria }: RequestDetailView): RequestDraft {
  return { reference, title, body, group, wants, periodFrom, periodTo, dueOn, controls, criteria };
}

function ItemDecision({ requestId, itemId, name }: { requestId: string; itemId: string; name: string }) {
  const client = useTRPCClient();
  const act = useAct();
  const [returning, setReturning] = useState(false);
  const [message, setMessage] = useState<string>();

  async function handleAccept() {
    const result = await act(() => client.roomRequests.decideItem.mutate({ id: requestId, itemId, accepted: true }));
    setMessage(result.ok ? undefined : result.message);
  }

  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" aria-label={`Accept ${name}`} onClick={() => void handleAccept()}>Accept</Button>
      <Button size="sm" variant="ghost" aria-label={`Return ${name}`} onClick={() => setReturning(true)}>Return</Button>
      <FormError message={message} />
      {returning && <ReasonForm title={`Return ${name}`} words="It stays on the request with your reason. The organization sends something better." label="Return it" needsReason isTextOptional={false} onSay={async (text, reason) => act(() => client.roomRequests.decideItem.mutate({ id: requestId, itemId, accepted: false, text, ...(reason ? { reason } : {}) }))} onClose={() => setReturning(false)} />}
    </span>
  );
}
