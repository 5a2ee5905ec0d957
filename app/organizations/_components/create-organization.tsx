"use client";

import { useState } from "react";

import { NewOrganizationForm, type NewOrganization } from "@/components/settings/new-organization-form";
import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { makeClient, refusal } from "@/server/trpc/client";

export function CreateOrganization({ folded, timezones }: { folded: boolean; timezones: string[] }) {
  const [open, setOpen] = useState(!folded);
  if (!open) return <Button onClick={() => setOpen(true)}>New organization</Button>;

  async function handleCreate(organization: NewOrganization): Promise<FormResult> {
    try {
      const { slug } = await makeClient("-").account.createOrganization.mutate(organization);
      window.location.assign(`/o/${slug}`);
      return { ok: true };
    } catch (error) {
      return refusal(error);
    }
  }

  return <NewOrganizationForm timezones={timezones} onCreate={handleCreate} />;
}
