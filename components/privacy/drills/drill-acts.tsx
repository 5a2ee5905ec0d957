"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import type { DrillAct } from "@/server/domain/privacy/drills/view";

export type DrillStep = Exclude<DrillAct, "plant">;
const STEPS: Record<DrillStep, { label: string; title: string; body: string; danger?: true }> = {
  start: { label: "Begin the drill", title: "Begin the drill?", body: "Every system that is ticked is asked for the planted person, as in a real request. Systems that are not ticked count as not planted." },
  plan_erasure: { label: "Go on to the erasure", title: "Go on to the erasure?", body: "The erasure of the planted person is planned in every system where they were entered. Nothing is erased before somebody else approves it. What has not answered by now counts as not answered." },
  approve_erasure: { label: "Approve the erasure", title: "Erase the planted person?", body: "Every system in which they were entered is told to erase them. Check that it is the made-up person and nobody else: what a system erases is gone.", danger: true },
  check: { label: "Ask them once more", title: "Ask every system once more?", body: "The erasure is answered where all have reported, and every system is asked whether it still finds the person. What has not reported by now counts as not erased." },
  end: { label: "End the drill", title: "End the drill now?", body: "What was not done by now counts as not done. A drill that has not begun is called off and has no result. What was planted and not erased stays in the systems: take it out there.", danger: true },
};

type DrillActsProps = { offered: DrillAct[]; onAct: (step: DrillStep) => Promise<FormResult> };

/** What can be done with a drill now; each asks once before. */
export function DrillActs({ offered, onAct }: DrillActsProps) {
  const [asking, setAsking] = useState<DrillStep | null>(null);
  const steps = offered.filter((act): act is DrillStep => act !== "plant");
  return (
    <>
      {steps.map((step) => <Button key={step} variant={step === "end" ? "secondary" : "primary"} onClick={() => setAsking(step)}>{STEPS[step].label}</Button>)}
      {asking && <ConfirmDialog open onOpenChange={(open) => !open && setAsking(null)} title={STEPS[asking].title} confirmLabel={STEPS[asking].label} danger={STEPS[asking].danger ?? false} onConfirm={async () => onAct(asking)}>{STEPS[asking].body}</ConfirmDialog>}
    </>
  );
}
