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
import type { OrganizationView } from "@/server/domain/organization/view";

export type OrganizationChange = Pick<OrganizationView, "name" | "timezone" | "frameworks">;

type OrganizationFormProps = {
  organization: OrganizationView;
  frameworks: { id: string; name: string; requirements: number }[];
  /** Given by the server, so both sides list the same zones. */
  timezones: string[];
  onSave?: (change: OrganizationChange) => Promise<FormResult>;
};

export function OrganizationForm({ organization, frameworks, timezones, onSave }: OrganizationFormProps) {
  const form = useForm<OrganizationChange>({ defaultValues: { name: organization.name, timezone: organization.timezone, frameworks: organization.frameworks } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const handleSubmit = useFormSubmit(form, (change) => onSave?.({ ...change, name: change.name.trim() }) ?? Promise.resolve({ ok: true as const }), () => form.reset(form.getValues()));
  const zones = timezones.includes(organization.timezone) ? timezones : [organization.timezone, ...timezones];
  return (
    <form onSubmit={handleSubmit} noValidate className="max-w-xl">
      <fieldset disabled={!onSave}>
        <Field label="Name" hint="As it stands on reports" error={errors.name?.message}>{(control) => <Input {...control} dir="auto" maxLength={200} {...form.register("name", { validate: (name) => name.trim() !== "" || "The organization needs a name." })} />}</Field>
        <Field label="Time zone" hint="Days, weeks and deadlines follow it. Records keep their own times." error={errors.timezone?.message}>
          {(control) => <NativeSelect {...control} options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))} {...form.register("timezone")} />}
        </Field>
        <Controller
          control={form.control}
          name="frameworks"
          rules={{ validate: (chosen) => chosen.length > 0 || "Choose at least one." }}
          render={({ field }) => (
            <fieldset className="mb-4 grid gap-2">
              <legend className="mb-1 text-sm font-medium">Frameworks</legend>
              {frameworks.map(({ id, name, requirements }) => (
                <CheckField key={id} label={name} hint={`${requirements} requirements`}>
                  {(control) => <Checkbox {...control} checked={field.value.includes(id)} onCheckedChange={(on) => field.onChange(on === true ? [...field.value, id] : field.value.filter((other) => other !== id))} />}
                </CheckField>
              ))}
              <p className="min-h-4 text-xs text-danger" aria-live="polite">{errors.frameworks?.message}</p>
            </fieldset>
          )}
        />
      </fieldset>
      <p className="mb-3 text-xs text-ink-3">Catalog {organization.catalogVersion} · address /o/{organization.slug}</p>
      <FormError message={errors.root?.message} className="mb-3" />
      {onSave && <Button type="submit" variant="primary" pending={isSubmitting} disabled={!isDirty}>Save</Button>}
    </form>
  );
}
