"use client";

import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";

type ApplicabilityFormProps = { applicable: boolean; reason: string | null; onSave: (applicable: boolean, reason: string | null) => Promise<FormResult>; onDone?: () => void };

/** In scope or not. Leaving a control out needs a reason that an auditor can read. */
export function ApplicabilityForm({ applicable, reason, onSave, onDone }: ApplicabilityFormProps) {
  const form = useForm({ defaultValues: { applicable, reason: reason ?? "" } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const inScope = useWatch({ control: form.control, name: "applicable" });
  const [asking, setAsking] = useState(false);

  async function save(values: { applicable: boolean; reason: string }): Promise<FormResult> {
    const result = await onSave(values.applicable, values.applicable ? null : values.reason.trim());
    if (result.ok) {
      form.reset(values);
      onDone?.();
    }
    return result;
  }

  // Leaving scope is asked once more: it changes what reports print. Coming back is not.
  const handleSubmit = useFormSubmit(form, async (values): Promise<FormResult> => {
    if (values.applicable) return save(values);
    setAsking(true);
    return { ok: true };
  });
  return (
    <form onSubmit={handleSubmit} noValidate className="grid gap-3 border-t border-line py-3">
      <CheckField label="This control applies to us" hint="Switched off, it is judged “not applicable” and its reason is printed.">
        {(control) => <Switch {...control} checked={inScope} onCheckedChange={(on) => form.setValue("applicable", on, { shouldDirty: true })} />}
      </CheckField>
      {!inScope && (
        <Field label="Why it does not apply" error={errors.reason?.message}>
          {(control) => <Textarea {...control} rows={2} {...form.register("reason", { validate: (words) => words.trim().length >= 10 || "A sentence an auditor can check." })} />}
        </Field>
      )}
      <FormError message={errors.root?.message} />
      {isDirty && (
        <div className="flex justify-end gap-2">
          <Button size="sm" onClick={() => form.reset()}>Cancel</Button>
          <Button size="sm" type="submit" variant="primary" pending={isSubmitting}>Save</Button>
        </div>
      )}
      <ConfirmDialog open={asking} onOpenChange={setAsking} title="Leave this control out of scope?" confirmLabel="Leave it out" onConfirm={async () => save(form.getValues())}>
        It is judged “not applicable” from now on, and reports print your reason. Its evidence and its history stay.
      </ConfirmDialog>
    </form>
  );
}
