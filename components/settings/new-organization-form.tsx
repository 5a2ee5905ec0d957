"use client";

import { useEffect } from "react";
import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";

export type NewOrganization = { name: string; slug: string; timezone: string };
type NewOrganizationFormProps = { timezones: string[]; onCreate: (organization: NewOrganization) => Promise<FormResult> };

/** "Acme Cloud GmbH" → "acme-cloud-gmbh": what the address is unless somebody types another. */
export function slugOf(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
}

export function NewOrganizationForm({ timezones, onCreate }: NewOrganizationFormProps) {
  const form = useForm<NewOrganization>({ defaultValues: { name: "", slug: "", timezone: "UTC" } });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const zones = timezones.includes("UTC") ? timezones : ["UTC", ...timezones];
  const handleSubmit = useFormSubmit(form, (values) => onCreate({ ...values, name: values.name.trim() }));

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (own) form.setValue("timezone", own);
  }, [form]);

  return (
    <form onSubmit={handleSubmit} noValidate method="post">
      <Field label="Name" hint="As it stands on reports" error={errors.name?.message}>
        {(control) => (
          <Input {...control} dir="auto" maxLength={120} autoComplete="organization" className="h-10" {...form.register("name", {
            validate: (name) => name.trim().length >= 2 || "Two characters or more.",
            onChange: (event: { target: { value: string } }) => !dirtyFields.slug && form.setValue("slug", slugOf(event.target.value)),
          })} />
        )}
      </Field>
      <Field label="Address" hint="Stands in every link: /o/…" error={errors.slug?.message}>
        {(control) => <Input {...control} dir="ltr" maxLength={40} autoComplete="off" spellCheck={false} className="h-10 font-mono" {...form.register("slug", { validate: (slug) => /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/.test(slug) || "3 to 40 small letters, digits and hyphens." })} />}
      </Field>
      <Field label="Time zone" hint="Days, quarters and deadlines follow it." error={errors.timezone?.message}>
        {(control) => <NativeSelect {...control} options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))} {...form.register("timezone")} />}
      </Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <Button type="submit" variant="primary" size="lg" className="w-full" pending={isSubmitting}>Make organization</Button>
    </form>
  );
}
