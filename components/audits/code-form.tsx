"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { useFormSubmit } from "@/components/ui/use-form-submit";

export function CodeForm({ onProve }: { onProve: (code: string) => Promise<FormResult> }) {
  const form = useForm({ defaultValues: { code: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ code }) => onProve(code.trim()));
  return (
    <form onSubmit={handleSubmit} noValidate method="post">
      <Field label="Code" hint="Six digits" error={errors.code?.message}>
        {(control) => <Input {...control} className="tabular h-10" autoComplete="one-time-code" spellCheck={false} {...form.register("code", { validate: (code) => code.trim() !== "" || "Enter the code." })} />}
      </Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" variant="primary" size="lg" className="w-full" pending={isSubmitting}>Go on</Button>
    </form>
  );
}
