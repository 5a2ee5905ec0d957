"use client";

import { HandOverSection } from "@/components/privacy/hand-over-section";
import type { HandOverSettings } from "@/server/domain/privacy/hand-over/keys";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type HandOverProps = HandOverSettings & { zone: string; mayManage: boolean };

export function HandOver({ mayManage, ...given }: HandOverProps) {
  const client = useTRPCClient();
  const act = useAct();

  async function handleCreate() {
    let made: { id: string; secret: string } | undefined;
    const result = await act(async () => {
      made = await client.privacy.createHandOverKey.mutate();
    });
    return { ...result, ...(made ? { made } : {}) };
  }

  return <HandOverSection {...given} {...(mayManage ? { onCreate: handleCreate, onRevoke: async (id: string) => act(() => client.privacy.revokeHandOverKey.mutate({ id })) } : {})} />;
}
