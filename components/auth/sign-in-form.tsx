"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { useFormSubmit } from "@/components/ui/use-form-submit";

import { AuthMessage } from "./auth-message";

type SignInFormProps = {
  onSignIn: (values: { email: string; password: string }) => Promise<FormResult>;
  /** Absent where no mail is set up. */
  onSendLink?: (email: string) => Promise<FormResult>;
  defaultEmail?: string;
};

const looksLikeEmail = (email: string) => /^\S+@\S+\.\S+$/.test(email.trim()) || "An e-mail address, please.";

/** Password first; a link by mail for who has none or forgot it. */
export function SignInForm({ onSignIn, onSendLink, defaultEmail = "" }: SignInFormProps) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const form = useForm({ defaultValues: { email: defaultEmail, password: "" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, ({ email, password }) => onSignIn({ email: email.trim(), password }));

  async function handleSendLink() {
    if (!(await form.trigger("email"))) return form.setFocus("email");
    const email = form.getValues("email").trim();
    setSending(true);
    const result = await onSendLink?.(email);
    setSending(false);
    if (result?.ok) setSentTo(email);
    else form.setError("root", { message: result?.message ?? "The link could not be sent." });
  }

  if (sentTo) {
    return (
      <AuthMessage tone="done" title="Look at your mail">
        If <bdi className="font-medium text-ink">{sentTo}</bdi> belongs to a member, a link is on its way. It works once, for 15 minutes.
        <Button variant="link" className="mt-3 block" onClick={() => setSentTo(null)}>Use another way</Button>
      </AuthMessage>
    );
  }
  return (
    <form onSubmit={handleSubmit} noValidate method="post">
      <Field label="E-mail" error={errors.email?.message}>{(control) => <Input {...control} type="email" autoComplete="username" inputMode="email" className="h-10" {...form.register("email", { validate: looksLikeEmail })} />}</Field>
      <Field label="Password" error={errors.password?.message}>{(control) => <Input {...control} type="password" autoComplete="current-password" className="h-10" {...form.register("password", { required: "The password, or take a link by mail." })} />}</Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" variant="primary" size="lg" className="w-full" pending={isSubmitting}>Sign in</Button>
      {onSendLink && <Button size="lg" className="mt-2 w-full" pending={sending} onClick={handleSendLink}>Send me a link instead</Button>}
    </form>
  );
}
