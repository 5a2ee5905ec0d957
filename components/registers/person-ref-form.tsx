"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";

type PersonRefFormProps = { made: string | null; onMake: (address: string) => Promise<FormResult> };

/** An address goes in, the hash that stands for the person comes out. */
export function PersonRefForm({ made, onMake }: PersonRefFormProps) {
  const [address, setAddress] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const result = await onMake(address.trim());
    setPending(false);
    setError(result.ok ? null : result.message);
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="mb-6 max-w-2xl border-y border-line py-3">
      <div className="flex flex-wrap items-end gap-x-2">
        <Field label="Find the hash of an address" hint="Persons stand here by it. The address itself is kept nowhere." error={error ?? undefined} className="min-w-0 flex-1 basis-64">
          {(control) => <Input {...control} type="email" autoComplete="off" value={address} maxLength={320} onChange={(event) => setAddress(event.target.value)} />}
        </Field>
        <Button type="submit" pending={pending} className="mb-6">Make the hash</Button>
      </div>
      <p aria-live="polite" className="flex min-h-7 flex-wrap items-center gap-2">{made && <><code className="text-sm wrap-anywhere">{made}</code><CopyButton value={made} label="Copy the hash" /></>}</p>
    </form>
  );
}
