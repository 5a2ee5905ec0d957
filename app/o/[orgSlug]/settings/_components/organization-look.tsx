"use client";

import { useRouter } from "next/navigation";

import { LookForm } from "@/components/settings/look-form";
import { toast } from "@/components/ui/toast";
import type { Look, SaveLookInput } from "@/server/domain/look/look";
import { useAct, useTRPCClient } from "@/server/trpc/client";

export function OrganizationLook({ name, look }: { name: string; look: Look }) {
  const client = useTRPCClient();
  const act = useAct();
  const router = useRouter();

  async function handleSave(change: SaveLookInput) {
    const result = await act(() => client.organization.saveLook.mutate(change));
    if (result.ok) {
      toast("Saved. The privacy form has it, reports made from now on, and the next version of the status page.");
      router.refresh();
    }
    return result;
  }

  return <LookForm key={look.logo?.sha256 ?? "none"} name={name} look={look} onSave={handleSave} />;
}
