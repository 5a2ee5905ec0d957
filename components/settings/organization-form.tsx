"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { prefilled } from "@/components/ui/prefilled";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { OrganizationView } from "@/server/domain/organization/view";

export type OrganizationChange = Pick<OrganizationView, "name" | "timezone">;

type OrganizationFormProps = {
  organization: OrganizationView;
  /** Given by the server, so both sides list the same zones. */
  timezones: string[];
  onSave?: (change: OrganizationChange) => Promise<FormResult>;
};

export function OrganizationForm({ organization, timezones, onSave }: OrganizationFormProps) {
  const form = useForm<OrganizationChange>({ defaultValues: { name: organization.name, timezone: organization.timezone } });
  const { errors, isSubmitting, isDirty } = form.formState;
  const handleSubmit = useFormSubmit(form, (change) => onSave?.({ ...change, name: change.name.trim() }) ?? Promise.resolve({ ok: true as const }), () => form.reset(form.getValues()));
  const zones = timezones.includes(organization.timezone) ? timezones : [organization.timezone, ...timezones];
  return (
    <form onSubmit={handleSubmit} noValidate className="max-w-xl">
      <fieldset disabled={!onSave}>
        <Field label="Name" hint="As it stands on reports" error={errors.name?.message}>{(control) => <Input {...control} dir="auto" maxLength={200} {...prefilled(form, "name", { validate: (name) => name.trim() !== "" || "The organization needs a name." })} />}</Field>
        <Field label="Time zone" hint="Days, weeks and deadlines follow it. Records keep their own times." error={errors.timezone?.message}>
          {(control) => <NativeSelect {...control} options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))} {...prefilled(form, "timezone")} />}
        </Field>
      </fieldset>
      <p className="mb-3 text-xs text-ink-3">Catalog {organization.catalogVersion} · address /o/{organization.slug}</p>
      <FormError message={errors.root?.message} className="mb-3" />
      {onSave && <Button type="submit" variant="primary" pending={isSubmitting} disabled={!isDirty}>Save</Button>}
    </form>
  );
}
