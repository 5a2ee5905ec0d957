"use client";

import { type ReactNode, useState } from "react";

import { Section } from "@/components/layout/section";
import { ErasureFacts } from "@/components/privacy/erasure/erasure-facts";
import { PortalFindings } from "@/components/privacy/erasure/portal-findings";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { toast } from "@/components/ui/toast";
import type { ErasureView } from "@/server/domain/privacy/erasure/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type ErasureDeskProps = { id: string; erasure: ErasureView; /** Who received the data. */ recipients: ReactNode; base: string; checkPath: string; zone: string; mayHandle: boolean; mayErase: boolean };

/** What goes with an erasure beside its acts: the portal's own data, recipients, backups, the certificate. */
export function ErasureDesk({ id, erasure, recipients, base, checkPath, zone, mayHandle, mayErase }: ErasureDeskProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);

  async function told(work: () => Promise<unknown>, words: string) {
    setPending(true);
    const result = await act(work);
    setPending(false);
    if (result.ok) toast(words);
    return result;
  }
  async function shown(work: () => Promise<unknown>, words: string) {
    const result = await told(work, words);
    if (!result.ok) toast.error(result.message);
  }

  return (
    <Section title="Erasure, end to end">
      <div className="grid gap-6">
        <PortalFindings
          erasure={erasure} base={base} zone={zone} pending={pending} onSearch={mayHandle ? () => void shown(() => client.personErasures.search.mutate({ id }), "Searched.") : undefined}
          onErase={mayErase ? () => setAsking(true) : undefined}
        />
        {recipients}
        <ErasureFacts erasure={erasure} caseId={id} base={base} checkPath={checkPath} zone={zone} />
      </div>
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Ask for the erasure of this evidence?" confirmLabel="Ask for it" onConfirm={async () => told(() => client.personErasures.erase.mutate({ id, basis: "gdpr.17.1.b" }), "Asked for. A second owner approves under Settings, Erasure.")}>
        Every evidence in which the person was found loses its content for good once a second owner approves. Keep one by granting it an exception first.
      </ConfirmDialog>
    </Section>
  );
}
