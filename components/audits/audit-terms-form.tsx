"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { useFormSubmit } from "@/components/ui/use-form-submit";

type AuditTermsFormProps = { name: string; terms: readonly string[]; onAccept: (name: string) => Promise<FormResult> };

/** The terms stand above the button that accepts them, whole. */
export function AuditTermsForm({ name, terms, onAccept }: AuditTermsFormProps) {
  const form = useForm({ defaultValues: { name } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, (values) => onAccept(values.name.trim()));
  return (
    <form onSubmit={handleSubmit} noValidate method="post">
      <h2 className="mb-2 text-sm font-semibold">What you agree to</h2>
      <ol className="mb-5 list-decimal space-y-2 ps-5 text-sm text-ink-2">{terms.map((term) => <li key={term}>{term}</li>)}</ol>
      <Field label="Your name" hint="It stands beside what you do here." error={errors.name?.message}>
        {(control) => <Input {...control} dir="auto" autoComplete="name" className="h-10" {...form.register("name", { validate: (typed) => typed.trim() !== "" || "Enter your name." })} />}
      </Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" variant="primary" size="lg" className="w-full" pending={isSubmitting}>Agree and go on</Button>
    </form>
  );
}
