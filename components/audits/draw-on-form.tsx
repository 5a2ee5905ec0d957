"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { MAX_SAMPLE } from "@/server/domain/samples/schema";

type DrawOnFormProps = { /** Asks how many; left out where one is replaced. */ asksHowMany: boolean; label: string; onDraw: (values: { by: number; reason: string }) => Promise<FormResult>; onCancel: () => void };

/** More items of the same sequence, with the reason. The organization sees both. */
export function DrawOnForm({ asksHowMany, label, onDraw, onCancel }: DrawOnFormProps) {
  const [typed, setTyped] = useState({ by: 1, reason: "" });
  const [answer, setAnswer] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const drawn = await onDraw(typed);
    setPending(false);
    if (!drawn.ok) setAnswer({ message: drawn.message, fields: drawn.fields ?? {} });
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      {asksHowMany && <Field label="How many more" error={answer.fields["by"]}>{(control) => <Input {...control} type="number" min={1} max={MAX_SAMPLE} className="w-32" value={Number.isNaN(typed.by) ? "" : typed.by} onChange={({ target }) => setTyped({ ...typed, by: target.valueAsNumber })} />}</Field>}
      <Field label="Why" hint="It stands beside the item, for the organization too." error={answer.fields["reason"]}>{(control) => <Input {...control} dir="auto" maxLength={500} value={typed.reason} onChange={({ target }) => setTyped({ ...typed, reason: target.value })} />}</Field>
      <FormError message={answer.message} />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>{label}</Button>
      </DialogFooter>
    </form>
  );
}
