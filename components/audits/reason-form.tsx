"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { RETURN_REASONS, type ReturnReason } from "@/server/domain/audit-requests/reasons";

const REASONS = Object.entries(RETURN_REASONS).map(([value, label]) => ({ value, label }));

type ReasonFormProps = { title: string; words: string; label: string; needsReason: boolean; isTextOptional: boolean; onSay: (text: string, reason: ReturnReason | undefined) => Promise<FormResult>; onClose: () => void };

/** A step that is taken with words for the other side. */
export function ReasonForm({ title, words, label, needsReason, isTextOptional, onSay, onClose }: ReasonFormProps) {
  const [reason, setReason] = useState("");
  const [text, setText] = useState("");
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await onSay(text.trim(), reason === "" ? undefined : (reason as ReturnReason));
    setPending(false);
    if (answer.ok) onClose();
    else setResult({ message: answer.message, fields: answer.fields ?? {} });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={title} description={words}>
        <form onSubmit={(event) => void handleSubmit(event)} noValidate>
          {needsReason && <Field label="Reason" required error={result.fields["reason"]}>{(control) => <NativeSelect {...control} options={REASONS} placeholder="choose one" value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>}
          <Field label="Words for the other side" optional={isTextOptional} error={result.fields["text"]}>{(control) => <Textarea {...control} maxLength={8000} value={text} onChange={({ target }) => setText(target.value)} />}</Field>
          <FormError message={result.message} />
          <DialogFooter><Button onClick={onClose}>Leave it</Button><Button type="submit" variant="primary" pending={pending}>{label}</Button></DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
