"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { useFormSubmit } from "@/components/ui/use-form-submit";

export type NewPeer = { name: string; hosts: string[]; secret: string };
type AddPeerFormProps = { kind: "controller" | "shop"; onAdd: (peer: NewPeer) => Promise<FormResult> };

const WORDS = {
  controller: { name: "Controller", hint: "Whom you work for, as your contract names it", submit: "Add controller" },
  shop: { name: "App", hint: "The app whose shops will send their messages", submit: "Add app" },
};

/** Names a sender. A key or secret that is made for it is shown once. */
export function AddPeerForm({ kind, onAdd }: AddPeerFormProps) {
  const form = useForm({ defaultValues: { name: "", hosts: "", secret: "" } });
  const { errors, isSubmitting } = form.formState;
  const { name, hint, submit } = WORDS[kind];
  const handleSubmit = useFormSubmit(form, async (typed): Promise<FormResult> => {
    const result = await onAdd({ name: typed.name.trim(), hosts: typed.hosts.split(/[\s,]+/).filter(Boolean), secret: typed.secret.trim() });
    // One field holds all hosts.
    return result.ok || !Object.keys(result.fields ?? {}).some((field) => field.startsWith("callbackHosts")) ? result : { ...result, fields: { hosts: result.message } };
  }, () => form.reset());
  return (
    <form onSubmit={handleSubmit} noValidate className="mt-4 max-w-2xl">
      <Field label={name} hint={hint} error={errors.name?.message}>{(control) => <Input {...control} dir="auto" maxLength={120} {...form.register("name", { validate: (text) => text.trim().length > 1 || "Say who sends them." })} />}</Field>
      {kind === "controller"
        ? <Field label="Hosts that hear how it goes" optional hint="Only https, only these: callbacks.example.com" error={errors.hosts?.message}>{(control) => <Input {...control} dir="ltr" spellCheck={false} {...form.register("hosts")} />}</Field>
        : <Field label="Secret of the app" optional hint="As the shop platform shows it. Left empty, one is made and shown once" error={errors.secret?.message}>{(control) => <Input {...control} type="password" dir="ltr" autoComplete="off" {...form.register("secret")} />}</Field>}
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" pending={isSubmitting}>{submit}</Button>
    </form>
  );
}
