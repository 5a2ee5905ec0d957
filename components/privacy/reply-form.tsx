"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";

/** A free message. Nothing the law asks for is told this way: that goes out with its act. */
export function ReplyForm({ onSend }: { onSend: (text: string) => Promise<FormResult> }) {
  const form = useForm({ defaultValues: { text: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ text }) => onSend(text.trim()), () => form.reset());
  return (
    <form onSubmit={handleSubmit} noValidate className="border-t border-line pt-3" data-print="hide">
      <Field label="Write to the person" hint="For words between you. Answers, refusals and extensions go out by their own buttons." error={errors.text?.message}>
        {(control) => <Textarea {...control} maxLength={10_000} {...form.register("text", { validate: (text) => text.trim() !== "" || "Write something first." })} />}
      </Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" pending={isSubmitting}>Send message</Button>
    </form>
  );
}
