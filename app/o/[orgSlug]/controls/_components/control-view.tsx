"use client";

import { useState } from "react";

import { ControlDetail } from "@/components/controls/control-detail";
import { attachPath } from "@/components/layout/paths";
import type { ControlDetail as ControlDetailView } from "@/server/domain/controls/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

import { SupplyDialog } from "./supply-dialog";
import type { ControlSurroundings } from "./surroundings";

type ControlViewProps = { control: ControlDetailView; surroundings: ControlSurroundings; header?: boolean; highlightDay?: string | null };
type Missing = { recordId: string; fact: string };

/** One control with everything this reader may do to it, in the sheet and on its page alike. */
export function ControlView({ control, surroundings, header, highlightDay }: ControlViewProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [missing, setMissing] = useState<Missing | null>(null);
  const { mayUpdate, mayAnswer, past: _past, own: _own, ...shown } = surroundings;
  const { key } = control;
  const update = (change: Omit<Parameters<typeof client.controls.update.mutate>[0], "key">) => act(() => client.controls.update.mutate({ key, ...change }));
  return (
    <>
      <ControlDetail
        {...shown}
        control={control}
        header={header}
        highlightDay={highlightDay}
        attachHref={mayAnswer ? attachPath(surroundings.base, key) : undefined}
        onSavePromise={mayUpdate ? (promise) => update({ promise }) : undefined}
        onSaveParameter={mayUpdate ? (name, promised) => update({ promised: { [name]: promised } }) : undefined}
        onSaveOwner={mayUpdate ? (ownerId) => update({ ownerId }) : undefined}
        onSaveApplicability={mayUpdate ? (applicable, reason) => update({ applicable, ...(reason ? { applicabilityReason: reason } : {}) }) : undefined}
        onSupply={mayAnswer ? setMissing : undefined}
      />
      {missing && <SupplyDialog missing={missing} base={surroundings.base} onClose={() => setMissing(null)} />}
    </>
  );
}
