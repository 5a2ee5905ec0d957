"use client";

import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { prefilled } from "@/components/ui/prefilled";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { MAX_LOGO_BYTES, printedAccent, type Look, type SaveLookInput } from "@/server/domain/look/look";

import { CoverSketch } from "./cover-sketch";

type Filled = { accent: string; logo: FileList | null; without: boolean };
type LookFormProps = { name: string; look: Look; onSave: (change: SaveLookInput) => Promise<FormResult> };
const COLOUR = /^#[0-9a-f]{6}$/i;

/** Logo and colour, with the top of a cover as it will be printed. */
export function LookForm({ name, look, onSave }: LookFormProps) {
  const form = useForm<Filled>({ defaultValues: { accent: look.accent ?? "", logo: null, without: false } });
  const { errors, isSubmitting } = form.formState;
  const [accent, without] = useWatch({ control: form.control, name: ["accent", "without"] });
  const [chosen, setChosen] = useState<string | null>(null);
  const kept = look.logo ? `data:${look.logo.type};base64,${look.logo.base64}` : null;
  const handleSubmit = useFormSubmit(form, async (typed) => onSave(await changeOf(typed)));
  /** The page can show a chosen file before it is sent. */
  function handleFile(file: File | undefined) {
    if (chosen) URL.revokeObjectURL(chosen);
    setChosen(file ? URL.createObjectURL(file) : null);
  }

  const colour = COLOUR.test(accent) ? printedAccent(accent.toLowerCase()) : null;
  return (
    <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <form onSubmit={handleSubmit} noValidate>
        <Field label="Colour" optional hint="Of the rules on cover and chapters, such as #1f6f5c" error={errors.accent?.message}>{(control) => <Input {...control} maxLength={7} spellCheck={false} {...prefilled(form, "accent", { validate: (typed) => typed.trim() === "" || COLOUR.test(typed.trim()) || "Use a colour such as #1f6f5c." })} />}</Field>
        <p className="-mt-3 mb-3 min-h-5 text-xs text-ink-3" aria-live="polite">{colour && colour !== accent.toLowerCase() && `Too light to be read on white: printed as ${colour}.`}</p>
        <Field label="Logo" optional hint="PNG or JPEG, each side 16 to 1200 pixels, 512 KiB at most. Printed on white." error={errors.logo?.message}>{(control) => <Input {...control} type="file" accept="image/png,image/jpeg" {...form.register("logo", { onChange: (event: { target: { files: FileList | null } }) => handleFile(event.target.files?.[0]), validate: (list) => (list?.[0]?.size ?? 0) <= MAX_LOGO_BYTES || "The file is larger than 512 KiB. Send a smaller one." })} />}</Field>
        {kept && <CheckField label="Print no logo" className="mb-3">{(control) => <input {...control} type="checkbox" className="size-4 accent-accent" {...form.register("without")} />}</CheckField>}
        <FormError message={errors.root?.message} className="mb-3" />
        <Button type="submit" variant="primary" pending={isSubmitting}>Save</Button>
      </form>
      <CoverSketch name={name} colour={colour} logo={without ? null : (chosen ?? kept)} />
    </div>
  );
}

async function changeOf({ accent, logo, without }: Filled): Promise<SaveLookInput> {
  const file = logo?.[0];
  return { accent: accent.trim() === "" ? null : accent.trim(), ...(without ? { logo: null } : file ? { logo: await base64Of(file) } : {}) };
}

async function base64Of(file: File): Promise<string> {
  return btoa(Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
}
