"use client";

import { useRouter } from "next/navigation";

import { EntryForm } from "@/components/registers/entry-form";
import { toast } from "@/components/ui/toast";
import type { RegisterKey } from "@/server/domain/registers/keys";
import type { ReferenceChoices } from "@/server/domain/registers/view";
import { refusal, useTRPCClient } from "@/server/trpc/client";

import { PersonRef } from "./person-ref";

type SaveEntryProps = { register: RegisterKey; content: Record<string, unknown>; entry?: { id: string; version: number }; zone: string; choices: ReferenceChoices; countries: { value: string; label: string }[]; here: string };

/** The form of a new entry, or of the next version of one; leads to the entry. */
export function SaveEntry({ register, content, entry, zone, choices, countries, here }: SaveEntryProps) {
  const client = useTRPCClient();
  const router = useRouter();

  async function handleSave(changed: Record<string, unknown>, note: string) {
    try {
      const { id, version } = entry ? await client.registers.change.mutate({ register, ...entry, content: changed, note }) : await client.registers.add.mutate({ register, content: changed, note });
      toast(entry?.version === version ? "Nothing had changed." : entry ? `Version ${version} is saved.` : "Added.");
      router.push(`${here}/${id}`);
      router.refresh();
      return { ok: true as const };
    } catch (error) {
      return refusal(error);
    }
  }

  return (
    <>
      {register === "consents" && <PersonRef />}
      <EntryForm register={register} content={content} isNew={!entry} zone={zone} choices={choices} countries={countries} onSave={handleSave} onCancel={() => router.push(entry ? `${here}/${entry.id}` : here)} />
    </>
  );
}
