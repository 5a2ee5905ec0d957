"use client";

import { useState } from "react";

import { EngagementForm, type EngagementValues } from "@/components/audits/engagement-form";
import { engagementValues } from "@/components/audits/engagement-values";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { type EngagementPhase, nextPhases } from "@/server/domain/engagements/phases";
import type { EngagementDetail } from "@/server/domain/engagements/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

const STEPS: Record<EngagementPhase, { label: string; title: string; words: string; danger?: boolean }> = {
  planning: { label: "Plan again", title: "", words: "" },
  open: { label: "Open it", title: "Open this audit to its auditors?", words: "Whoever was invited sees what it covers, as it is and as it changes." },
  closed: { label: "Close it", title: "Close this audit?", words: "Populations, parameters and verdicts are frozen under a digest on the ledger. Auditors go on seeing that state; what changes later goes into the next snapshot." },
  ended: { label: "End it", title: "End this audit for good?", words: "Nobody outside sees anything of it any more. It cannot be opened again.", danger: true },
};

/** The steps an audit can take now, and what it is about. */
export function AuditActs({ audit }: { audit: EngagementDetail }) {
  const client = useTRPCClient();
  const act = useAct();
  const [step, setStep] = useState<EngagementPhase | null>(null);
  const [editing, setEditing] = useState(false);
  const mayEdit = audit.phase === "planning" || audit.phase === "open";

  async function handleSave(values: EngagementValues) {
    const result = await act(() => client.engagements.update.mutate({ id: audit.id, ...values }));
    if (result.ok) setEditing(false);
    return result;
  }

  return (
    <>
      {mayEdit && <Button onClick={() => setEditing(true)}>Change</Button>}
      {nextPhases(audit.phase).map((phase, i) => <Button key={phase} variant={i === 0 ? "primary" : "ghost"} onClick={() => setStep(phase)}>{STEPS[phase].label}</Button>)}
      {step && <ConfirmDialog open danger={STEPS[step].danger ?? false} onOpenChange={(open) => !open && setStep(null)} title={STEPS[step].title} confirmLabel={STEPS[step].label} onConfirm={async () => act(() => client.engagements.move.mutate({ id: audit.id, phase: step }))}>{STEPS[step].words}</ConfirmDialog>}
      <Dialog open={editing} onOpenChange={setEditing}>
        <DialogContent title="Change this audit" className="top-[5dvh] max-h-[90dvh] max-w-2xl">
          <EngagementForm values={engagementValues(audit)} saveLabel="Save" onSave={handleSave} onCancel={() => setEditing(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}
