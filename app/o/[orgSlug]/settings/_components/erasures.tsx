"use client";

import { useState } from "react";

import { DecidedErasures } from "@/components/erasures/decided-erasures";
import { HoldDialog } from "@/components/erasures/hold-dialog";
import { LegalHolds } from "@/components/erasures/legal-holds";
import { WaitingErasures } from "@/components/erasures/waiting-erasures";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ErasureBoard } from "@/server/domain/erasure/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type ErasuresProps = { board: ErasureBoard; me: string; base: string; timezone: string };

export function Erasures({ board: { waiting, decided, holds }, me, base, timezone }: ErasuresProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [setting, setSetting] = useState(false);

  async function told(work: () => Promise<unknown>, words: string) {
    const result = await act(work);
    if (result.ok) toast(words);
    return result;
  }

  return (
    <div className="grid max-w-5xl grid-cols-1 gap-10">
      <Section title="Waiting for a second owner" count={waiting.length}>
        <WaitingErasures
          waiting={waiting} me={me} base={base} timezone={timezone}
          onApprove={(id) => told(() => client.erasures.approve.mutate({ id }), "Approved. The content is being destroyed.")}
          onRefuse={(id, reason) => told(() => client.erasures.refuse.mutate({ id, reason }), "Nothing is erased. The request stays on record.")}
        />
      </Section>
      <Section title="Legal holds" id="holds" count={holds.filter(({ ended }) => !ended).length} aside={<Button size="sm" onClick={() => setSetting(true)}>Set a hold</Button>}>
        <LegalHolds holds={holds} base={base} timezone={timezone} onLift={(id, reason) => told(() => client.erasures.releaseHold.mutate({ id, reason }), "The hold is lifted.")} />
      </Section>
      <Section title="Decided" count={decided.length}><DecidedErasures decided={decided} base={base} timezone={timezone} /></Section>
      <HoldDialog open={setting} onOpenChange={setSetting} onSet={(number, reason) => told(() => client.erasures.hold.mutate({ ...(number === null ? {} : { number }), reason }), "The hold stands.")} />
    </div>
  );
}
