"use client";

import { IdentifierList, type NewIdentifier } from "@/components/privacy/identifier-list";
import { toast } from "@/components/ui/toast";
import type { CaseView } from "@/server/domain/privacy/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type IdentifiersProps = { requestId: string; identifiers: CaseView["identifiers"]; mayHandle: boolean };

export function Identifiers({ requestId, identifiers, mayHandle }: IdentifiersProps) {
  const client = useTRPCClient();
  const act = useAct();

  async function handleRemove(id: string) {
    const result = await act(() => client.systems.removeIdentifier.mutate({ requestId, id }));
    if (result.ok) toast("Removed.");
    else toast.error(result.message);
  }

  const handlers = mayHandle ? { onAdd: async (identifier: NewIdentifier) => act(() => client.systems.addIdentifier.mutate({ requestId, ...identifier })), onRemove: handleRemove } : {};
  return <IdentifierList identifiers={identifiers} {...handlers} />;
}
