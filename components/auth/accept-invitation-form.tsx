"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { useFormSubmit } from "@/components/ui/use-form-submit";

type AcceptInvitationFormProps = {
  email: string;
  /** True for someone who has an account: its password proves it, and no name is asked for. */
  known: boolean;
  onAccept: (values: { name: string; password: string }) => Promise<FormResult>;
};

const SHORTEST = 12;

export function AcceptInvitationForm({ email, known, onAccept }: AcceptInvitationFormProps) {
  const form = useForm({ defaultValues: { name: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ name, password }) => onAccept({ name: name.trim(), password }));
  return (
    <form onSubmit={handleSubmit} noValidate method="post">
      <Field label="E-mail">{(control) => <Input {...control} type="email" value={email} readOnly autoComplete="username" className="h-10 bg-sunken" />}</Field>
      {!known && (
        <Field label="Your name" error={errors.name?.message}>{(control) => <Input {...control} dir="auto" autoComplete="name" className="h-10" {...form.register("name", { validate: (name) => name.trim() !== "" || "Your name stands beside what you do here." })} />}</Field>
      )}
      <Field label="Password" hint={known ? undefined : `${SHORTEST} characters or more. A few words will do; paste from your password manager.`} error={errors.password?.message}>
        {(control) => <Input {...control} type="password" autoComplete={known ? "current-password" : "new-password"} className="h-10" {...form.register("password", { validate: (password) => (known ? password !== "" : password.length >= SHORTEST) || (known ? "The password of your account." : `${SHORTEST} characters or more.`) })} />}
      </Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" variant="primary" size="lg" className="w-full" pending={isSubmitting}>Join</Button>
    </form>
  );
}
