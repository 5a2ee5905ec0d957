"use client";

import { type PrivacySettingsChoices, PrivacySettingsForm } from "@/components/privacy/privacy-settings-form";
import { toast } from "@/components/ui/toast";
import type { SavePrivacySettingsInput } from "@/server/domain/privacy/settings";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type PrivacySettingsProps = PrivacySettingsChoices & { settings: SavePrivacySettingsInput | null; mayManage: boolean };

export function PrivacySettings({ mayManage, ...given }: PrivacySettingsProps) {
  const client = useTRPCClient();
  const act = useAct();

  async function handleSave(settings: SavePrivacySettingsInput) {
    const result = await act(() => client.privacy.saveSettings.mutate(settings));
    if (result.ok) toast("Saved.");
    return result;
  }

  return <PrivacySettingsForm {...given} {...(mayManage ? { onSave: handleSave } : {})} />;
}
