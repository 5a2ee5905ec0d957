"use client";

import { OrganizationForm } from "@/components/settings/organization-form";
import { toast } from "@/components/ui/toast";
import type { OrganizationView } from "@/server/domain/organization/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type OrganizationSettingsProps = { organization: OrganizationView; timezones: string[]; mayUpdate: boolean };

export function OrganizationSettings({ organization, timezones, mayUpdate }: OrganizationSettingsProps) {
  const client = useTRPCClient();
  const act = useAct();

  async function handleSave(change: { name: string; timezone: string }) {
    const result = await act(() => client.organization.update.mutate(change));
    if (result.ok) toast("Saved.");
    return result;
  }

  return <OrganizationForm organization={organization} timezones={timezones} onSave={mayUpdate ? handleSave : undefined} />;
}
