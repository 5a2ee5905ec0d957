"use client";

import type { ReactNode } from "react";
import { useForm, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { prefilled } from "@/components/ui/prefilled";
import type { SelectOption } from "@/components/ui/select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { SavePrivacySettingsInput } from "@/server/domain/privacy/settings";

type Place = { value: string; label: string; zone: string; regions: SelectOption[] };
export type PrivacySettingsChoices = { places: Place[]; timezones: string[] };
type PrivacySettingsFormProps = PrivacySettingsChoices & { settings: SavePrivacySettingsInput | null; onSave?: (settings: SavePrivacySettingsInput) => Promise<FormResult> };

const REGIMES = [{ value: "EU", label: "GDPR (EU and EEA)" }, { value: "UK", label: "UK GDPR" }];
const POLICIES = [{ value: "strict", label: "Strict: waiting counts" }, { value: "suspend", label: "Suspend: waiting does not count" }];
const TEXTS = ["controllerName", "controllerAddress", "contactEmail", "dpoName", "dpoEmail", "authorityName", "authorityAddress", "authorityUrl", "noticeUrl", "accent", "zone", "region"] as const;
/** Without these no letter may go out. */
const NEEDED = {
  controllerName: "Name the organization that is responsible for the data.", contactEmail: "Needed: letters say where to reply.", controllerAddress: "Give the postal address: people must be able to reach you.",
  country: "Choose the country.", zone: "Choose the zone.", authorityName: "Name the supervisory authority: every refusal must.",
};
type Typed = Record<(typeof TEXTS)[number] | "regime" | "country" | "pausePolicy" | "retentionYears" | "downloadDays", string> & { isOpen: boolean };

function typedOf(settings: SavePrivacySettingsInput | null): Typed {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, settings?.[name] ?? ""])) as Record<(typeof TEXTS)[number], string>;
  return { ...texts, regime: settings?.regime ?? "EU", country: settings?.country ?? "", pausePolicy: settings?.pausePolicy ?? "strict", retentionYears: String(settings?.retentionYears ?? 3), downloadDays: String(settings?.downloadDays ?? 14), isOpen: settings?.isOpen ?? false };
}

function settingsOf(typed: Typed): SavePrivacySettingsInput {
  const orNull = (text: string) => text.trim() || null;
  return {
    ...typed, dpoName: orNull(typed.dpoName), dpoEmail: orNull(typed.dpoEmail), authorityAddress: orNull(typed.authorityAddress), authorityUrl: orNull(typed.authorityUrl), noticeUrl: orNull(typed.noticeUrl), accent: orNull(typed.accent), region: orNull(typed.region),
    retentionYears: Number(typed.retentionYears), downloadDays: Number(typed.downloadDays), regime: typed.regime === "UK" ? "UK" : "EU", pausePolicy: typed.pausePolicy === "suspend" ? "suspend" : "strict", country: typed.country as SavePrivacySettingsInput["country"],
  };
}

/** Who answers, under which law, and to whom people can complain. Each field says what follows from it. */
export function PrivacySettingsForm({ settings, places, timezones, onSave }: PrivacySettingsFormProps) {
  const form = useForm<Typed>({ defaultValues: typedOf(settings) });
  const { errors, isSubmitting } = form.formState;
  const [country, regime] = useWatch({ control: form.control, name: ["country", "regime"] });
  const place = places.find(({ value }) => value === country);
  const handleSubmit = useFormSubmit(form, async (typed): Promise<FormResult> => {
    const fields = Object.fromEntries(Object.entries(NEEDED).filter(([name]) => String(typed[name as keyof Typed]).trim() === ""));
    if (Object.keys(fields).length > 0) return { ok: false, message: "Nothing was saved yet.", fields };
    return (await onSave?.(settingsOf(typed))) ?? { ok: true };
  });

  /** The country says the law and the clock of its capital; both can be changed after. */
  function handleCountry(code: string) {
    const chosen = places.find(({ value }) => value === code);
    if (chosen) form.setValue("zone", chosen.zone);
    form.setValue("regime", code === "GB" ? "UK" : "EU");
    form.setValue("region", "");
  }

  const line = (name: keyof Typed, label: string, hint: string, optional = false, type = "text") => (
    <Field label={label} hint={hint} optional={optional} error={errors[name]?.message}>{(control) => <Input {...control} type={type} dir="auto" {...prefilled(form, name)} />}</Field>
  );

  return (
    <form onSubmit={handleSubmit} noValidate className="max-w-3xl">
      <fieldset disabled={!onSave}>
        <Part title="Who answers">
          {line("controllerName", "Controller", "Who is responsible for the data; signs every letter")}
          {line("contactEmail", "E-mail for replies", "In every letter that asks something", false, "email")}
          {line("controllerAddress", "Postal address", "People must be able to reach you (Art. 13(1)(a))")}
          {line("noticeUrl", "Privacy notice", "Linked from the public centre; begins with https://", true)}
          {line("dpoName", "Data protection officer", "Shown on the person’s own page", true)}
          {line("dpoEmail", "Their e-mail", "Only if people may write there", true, "email")}
        </Part>
        <Part title="Under which law">
          <Field label="Country" hint="Where the action is to be taken; its holidays move dates" error={errors.country?.message}>{(control) => <NativeSelect {...control} placeholder="Choose" options={places} {...prefilled(form, "country", { onChange: (event: { target: { value: string } }) => handleCountry(event.target.value) })} />}</Field>
          <Field label="Region" optional hint="Only where its own holidays bind you" error={errors.region?.message}>{(control) => <NativeSelect {...control} placeholder="National holidays only" options={place?.regions ?? []} {...prefilled(form, "region")} />}</Field>
          <Field label="Law" hint="Decides how waiting and refusals are counted" error={errors.regime?.message}>{(control) => <NativeSelect {...control} options={REGIMES} {...prefilled(form, "regime")} />}</Field>
          <Field label="Legal time zone" hint="Its days are the days that count" error={errors.zone?.message}>{(control) => <NativeSelect {...control} placeholder="Choose" options={timezones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))} {...prefilled(form, "zone")} />}</Field>
          {regime === "EU" && <Field label="Does waiting count?" hint="No article of the GDPR stops the clock: strict is the safe reading" error={errors.pausePolicy?.message}>{(control) => <NativeSelect {...control} options={POLICIES} {...prefilled(form, "pausePolicy")} />}</Field>}
          {line("downloadDays", "Files of an answer lie ready, in days", "Then their bytes are destroyed; the digest stays")}
          {line("retentionYears", "Keep the proof, in years", "From closing; then it is forgotten who asked")}
        </Part>
        <Part title="To whom people can complain">
          {line("authorityName", "Supervisory authority", regime === "UK" ? "In the UK the Information Commissioner’s Office. Every refusal names it" : "The one of the country or state you are in. Every refusal names it (Art. 12(4))")}
          {line("authorityUrl", "Its web address", "Begins with https://", true)}
          {line("authorityAddress", "Its postal address", "In letters, after the name", true)}
        </Part>
        <Part title="The public centre">
          {line("accent", "Your colour", "Of the public pages and of reports, such as #1f6f5c", true)}
          <CheckField label="Open to everybody" hint="Closed, its address is as if it were not there. Requests can then be recorded by hand only." className="pt-1 sm:pt-6">{(control) => <input {...control} type="checkbox" className="size-4 accent-accent" {...prefilled(form, "isOpen")} />}</CheckField>
        </Part>
      </fieldset>
      <FormError message={errors.root?.message} className="mb-3" />
      {onSave && <Button type="submit" variant="primary" pending={isSubmitting}>Save</Button>}
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="mb-6 border-t border-line-strong pt-2">
      <legend className="pe-3 font-semibold">{title}</legend>
      <div className="grid gap-x-6 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}
