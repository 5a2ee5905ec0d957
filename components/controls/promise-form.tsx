"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";

type PromiseFormProps = { promise: string; defaultPromise: string; onSave: (promise: string) => Promise<FormResult>; onDone: () => void };

export function PromiseForm({ promise, defaultPromise, onSave, onDone }: PromiseFormProps) {
  const form = useForm({ defaultValues: { promise } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ promise: words }) => onSave(words.trim()), onDone);
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Field label="What you promise" hint="In the words your customers and staff read. The default stays on record beside it." error={errors.promise?.message}>
        {(control) => <Textarea {...control} autoFocus {...form.register("promise", { validate: (words) => words.trim() !== "" || "Say what you promise, or take the default." })} />}
      </Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" className="me-auto" onClick={() => form.setValue("promise", defaultPromise)}>Take the default</Button>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={isSubmitting}>Save</Button>
      </div>
    </form>
  );
}
