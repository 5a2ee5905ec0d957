"use client";

import { useState } from "react";

import { ReasonDialog } from "@/components/evidence/reason-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type ArchiveEntryProps = { register: RegisterKey; id: string; label: string; archived: boolean };

/** Puts an entry away, or takes it back; asks why. */
export function ArchiveEntry({ register, id, label, archived }: ArchiveEntryProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [open, setOpen] = useState(false);

  async function handleConfirm(reason: string) {
    const result = await act(() => client.registers.archive.mutate({ register, id, archived: !archived, reason }));
    if (result.ok) toast(archived ? `${label} is back in use.` : `${label} is archived.`);
    return result;
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{archived ? "Take it back" : "Archive"}</Button>
      <ReasonDialog
        open={open} onOpenChange={setOpen} onConfirm={handleConfirm} variant="primary" keepLabel="Cancel" confirmLabel={archived ? "Take it back" : "Archive"} hint="Stands in the activity and the ledger" example="the contract ended"
        title={archived ? `Take ${label} back?` : `Archive ${label}?`} description={archived ? "It stands in the register again." : "It leaves the register and stays readable with its history. It is never deleted, and can be taken back."}
      />
    </>
  );
}
