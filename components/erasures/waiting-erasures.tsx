"use client";

import { useState } from "react";

import { ReasonDialog } from "@/components/evidence/reason-dialog";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { Time } from "@/components/ui/time";
import { BASIS_LABELS } from "@/server/domain/erasure/schema";
import type { WaitingErasure } from "@/server/domain/erasure/view";

import { NamedItems } from "./named-items";

type WaitingErasuresProps = {
  waiting: WaitingErasure[];
  /** Who looks: nobody approves what they asked for. */
  me: string;
  base: string;
  timezone: string;
  onApprove: (id: string) => Promise<FormResult>;
  onRefuse: (id: string, reason: string) => Promise<FormResult>;
};
type Asking = { erasure: WaitingErasure; to: "approve" | "refuse" };

/** Requests that wait for a second person, with what each would destroy and what stands in its way. */
export function WaitingErasures({ waiting, me, base, timezone, onApprove, onRefuse }: WaitingErasuresProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  if (waiting.length === 0) return <Empty title="No request waits">An erasure is asked for on the page of an evidence, under Erase. Another owner decides it here.</Empty>;
  const close = (open: boolean) => !open && setAsking(null);
  return (
    <>
      <ul data-rows>
        {waiting.map((erasure) => <WaitingLine key={erasure.id} erasure={erasure} isOwn={erasure.requestedById === me} base={base} timezone={timezone} onAsk={(to) => setAsking({ erasure, to })} />)}
      </ul>
      {asking?.to === "approve" && (
        <ConfirmDialog open onOpenChange={close} danger title={`Erase ${nameOf(asking.erasure)} for good?`} confirmLabel="Approve and erase" onConfirm={async () => onApprove(asking.erasure.id)}>
          File, facts and names are destroyed within a minute and nobody can bring them back. Its place in the ledger, all proofs, and your name as the one who approved stay. Packs that hold it end.
        </ConfirmDialog>
      )}
      {asking?.to === "refuse" && <RefuseDialog erasure={asking.erasure} isOwn={asking.erasure.requestedById === me} onOpenChange={close} onRefuse={onRefuse} />}
    </>
  );
}

type WaitingLineProps = { erasure: WaitingErasure; isOwn: boolean; base: string; timezone: string; onAsk: (to: Asking["to"]) => void };

function WaitingLine({ erasure, isOwn, base, timezone, onAsk }: WaitingLineProps) {
  const name = nameOf(erasure);
  const isHeld = erasure.holds.length > 0;
  return (
    <li data-row className="grid gap-x-6 gap-y-2 border-b border-line py-3 last:border-b-0 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h3 className="font-medium"><NamedItems items={erasure.items} base={base} withTitle /></h3>
        <p className="text-sm text-ink-2 wrap-anywhere"><bdi>{erasure.reason}</bdi></p>
        <p className="text-sm text-ink-3">Basis: {BASIS_LABELS[erasure.basis]}. Asked for by <bdi>{erasure.requestedBy}</bdi>, <Time iso={erasure.requestedAt} tz={timezone} withTime />.</p>
        {isHeld && <p className="mt-1 border-s-2 border-state-stale ps-2 text-sm text-ink-2 wrap-anywhere">A legal hold stands: <bdi>{erasure.holds.join(" ")}</bdi> It cannot be approved before that is lifted.</p>}
      </div>
      <div className="flex flex-wrap items-start gap-2">
        {isOwn ? <p className="pt-1 text-sm text-ink-3">You asked for it: another owner decides.</p> : (
          <Button size="sm" variant="danger" disabled={isHeld} aria-label={`Approve the erasure of ${name}`} onClick={() => onAsk("approve")}>Approve</Button>
        )}
        <Button size="sm" aria-label={isOwn ? `Take back the request to erase ${name}` : `Refuse the erasure of ${name}`} onClick={() => onAsk("refuse")}>{isOwn ? "Take back" : "Refuse"}</Button>
      </div>
    </li>
  );
}

type RefuseDialogProps = { erasure: WaitingErasure; isOwn: boolean; onOpenChange: (open: boolean) => void; onRefuse: WaitingErasuresProps["onRefuse"] };

function RefuseDialog({ erasure, isOwn, onOpenChange, onRefuse }: RefuseDialogProps) {
  return (
    <ReasonDialog
      open onOpenChange={onOpenChange} variant="primary" keepLabel="Not now" onConfirm={async (reason) => onRefuse(erasure.id, reason)}
      title={isOwn ? `Take back your request to erase ${nameOf(erasure)}?` : `Refuse to erase ${nameOf(erasure)}?`} confirmLabel={isOwn ? "Take back" : "Refuse"}
      description="Nothing is erased. The request stays on record with your reason, and it can be asked for again."
      hint="Told to owners; a refused person may ask for it (GDPR Art. 12(4))." example="kept by a legal duty, wrong item, not the person’s data"
    />
  );
}

function nameOf({ items: [first, ...more] }: WaitingErasure): string {
  return `E-${first?.number ?? "?"}${more.length > 0 ? ` and ${more.length} more` : ""}`;
}
