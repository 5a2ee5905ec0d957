"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { MAX_GRANT_DAYS } from "@/server/domain/engagements/schema";

type InviteAuditorFormProps = { onInvite: (values: { name: string; email: string; days: number }) => Promise<FormResult>; onCancel: () => void };

const USUAL_DAYS = 90;

export function InviteAuditorForm({ onInvite, onCancel }: InviteAuditorFormProps) {
  const form = useForm({ defaultValues: { name: "", email: "", days: USUAL_DAYS } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ name, email, days }) => onInvite({ name: name.trim(), email: email.trim(), days }));
  return (
    <form onSubmit={handleSubmit} noValidate method="post">
      <Field label="Name" error={errors.name?.message}>{(control) => <Input {...control} dir="auto" {...form.register("name", { validate: (name) => name.trim() !== "" || "Enter a name." })} />}</Field>
      <Field label="E-mail" error={errors.email?.message}>{(control) => <Input {...control} type="email" {...form.register("email", { validate: (email) => email.trim() !== "" || "Enter an address." })} />}</Field>
      <Field label="Days of access" hint={`From today, ${MAX_GRANT_DAYS} at most. It ends by itself.`} error={errors.days?.message}>{(control) => <Input {...control} type="number" min={1} max={MAX_GRANT_DAYS} className="w-32" {...form.register("days", { valueAsNumber: true })} />}</Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={isSubmitting}>Send the invitation</Button>
      </DialogFooter>
    </form>
  );
}
