"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { KEEP_MONTHS } from "@/server/domain/status-page/keep";

type KeepMonthsFormProps = { months: number; onSave: (months: number) => Promise<FormResult> };

/** After how many months who asked for a document is forgotten. */
export function KeepMonthsForm({ months, onSave }: KeepMonthsFormProps) {
  const [typed, setTyped] = useState(String(months));
  const [message, setMessage] = useState<string>();
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await onSave(Number(typed));
    setPending(false);
    setMessage(answer.ok ? undefined : (answer.fields?.["keepMonths"] ?? answer.message));
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="mt-4 grid max-w-xl grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
      <Field label="Months until who asked is forgotten" hint="Counted from the last thing that happened to a request. Said on the page; what was accepted stays on the ledger, without who." error={message}>
        {(control) => <Input {...control} type="number" inputMode="numeric" min={KEEP_MONTHS.least} max={KEEP_MONTHS.most} className="max-w-28" value={typed} onChange={({ target }) => setTyped(target.value)} />}
      </Field>
      <Button type="submit" pending={pending} disabled={typed === String(months)} className="mt-[1.375rem]">Save</Button>
    </form>
  );
}
