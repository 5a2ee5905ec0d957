"use client";

import { Controller, useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { ApiScope } from "@/server/domain/access/permissions";

import { SCOPE_WORDS } from "./role-words";

export type NewKey = { name: string; scopes: ApiScope[]; expiresInDays: number };

type CreateKeyFormProps = { scopes: ApiScope[]; onCreate: (key: NewKey) => Promise<FormResult>; onDone?: () => void };

const EXPIRIES = [{ value: "30", label: "in 30 days" }, { value: "90", label: "in 90 days" }, { value: "180", label: "in 180 days" }, { value: "365", label: "in a year" }];

export function CreateKeyForm({ scopes, onCreate, onDone }: CreateKeyFormProps) {
  const form = useForm({ defaultValues: { name: "", scopes: scopes.slice(0, 1), days: "90" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, (values) => onCreate({ name: values.name.trim(), scopes: values.scopes, expiresInDays: Number(values.days) }), () => {
    form.reset();
    onDone?.();
  });
  return (
    <form onSubmit={handleSubmit} noValidate className="max-w-xl">
      <Field label="Name" hint="The system that will hold it: “ci-backup”, “okta-export”" error={errors.name?.message}>{(control) => <Input {...control} dir="auto" maxLength={80} {...form.register("name", { validate: (name) => name.trim() !== "" || "Name the system that holds it." })} />}</Field>
      <Controller
        control={form.control}
        name="scopes"
        rules={{ validate: (chosen) => chosen.length > 0 || "A key has to be allowed something." }}
        render={({ field }) => (
          <fieldset className="mb-1 grid gap-2">
            <legend className="mb-1 text-sm font-medium">It may</legend>
            {scopes.map((scope) => (
              <CheckField key={scope} label={SCOPE_WORDS[scope]} hint={<code>{scope}</code>}>
                {(control) => <Checkbox {...control} checked={field.value.includes(scope)} onCheckedChange={(on) => field.onChange(on === true ? [...field.value, scope] : field.value.filter((other) => other !== scope))} />}
              </CheckField>
            ))}
            <p className="min-h-4 text-xs text-danger" aria-live="polite">{errors.scopes?.message}</p>
          </fieldset>
        )}
      />
      <Field label="Expires" className="max-w-52">{(control) => <NativeSelect {...control} options={EXPIRIES} {...form.register("days")} />}</Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" variant="primary" pending={isSubmitting}>Make key</Button>
    </form>
  );
}
