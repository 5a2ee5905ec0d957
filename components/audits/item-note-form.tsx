"use client";

import { type SyntheticEvent, useState } from "react";

import { ChoiceList } from "@/components/privacy/choice-list";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import type { ItemResult } from "@/server/domain/samples/schema";
import type { FoundResult } from "@/server/domain/samples/view";

type ItemNoteFormProps = { found: FoundResult; onSave: (values: { result: ItemResult; note: string }) => Promise<FormResult>; onCancel: () => void };

const CHOICES = [{ value: "tested", label: "Tested", hint: "No deviation" }, { value: "deviation", label: "Deviation", hint: "It did not run as worded" }, { value: "not_applicable", label: "Not applicable", hint: "The control did not have to run here" }];

/** What an auditor found at one item. */
export function ItemNoteForm({ found, onSave, onCancel }: ItemNoteFormProps) {
  const [result, setResult] = useState<ItemResult>(found?.result ?? "tested");
  const [note, setNote] = useState(found?.note ?? "");
  const [answer, setAnswer] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const saved = await onSave({ result, note });
    setPending(false);
    if (!saved.ok) setAnswer({ message: saved.message, fields: saved.fields ?? {} });
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="grid gap-4">
      <ChoiceList label="Result" many={false} choices={CHOICES} value={result} onChange={(value) => setResult(value as ItemResult)} />
      <Field label="Note" optional={result === "tested"} hint="The organization does not see it. Earlier notes stay on record." error={answer.fields["note"]}>{(control) => <Textarea {...control} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}</Field>
      <FormError message={answer.message} />
      <DialogFooter className="mt-0">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>Save</Button>
      </DialogFooter>
    </form>
  );
}
