"use client";

import { useForm, type UseFormReturn } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { SystemDescriptionContent } from "@/server/domain/system-description/schema";

import { contentOf, datedFault, draftOf, namedFault, type DescriptionDraft } from "./description-draft";
import { OtherOrganizations } from "./other-organizations";

type DescriptionFormProps = { content: SystemDescriptionContent; /** Left out: it is only read. */ onSave?: ((content: SystemDescriptionContent) => Promise<FormResult>) | undefined };
type TextName = Exclude<keyof DescriptionDraft, "others">;
type Part = { name: TextName; label: string; hint: string; check?: (text: string) => true | string };

const WHAT: Part[] = [
  { name: "services", label: "Services", hint: "What it does, for whom" }, { name: "commitments", label: "Commitments to customers", hint: "One a line" },
];
const MADE_OF: Part[] = [
  { name: "infrastructure", label: "Infrastructure", hint: "One a line, as name: what it is" }, { name: "software", label: "Software", hint: "One a line, as name: what it is" }, { name: "people", label: "People", hint: "One a line, as group: what they do" },
  { name: "data", label: "Data", hint: "One a line, as kind: what it holds" }, { name: "procedure", label: "Procedures", hint: "One a line, as name: what it says" }, { name: "incidents", label: "Incidents", hint: "That kept a promise from being held. One a line, as 2026-01-31: what happened", check: datedFault },
];
const AROUND: Part[] = [
  { name: "boundaries", label: "Boundaries", hint: "What belongs to it and what does not" }, { name: "userEntityControls", label: "What customers have to do", hint: "One a line" },
  { name: "criteriaLeftOut", label: "Criteria left out, and why", hint: "One a line, as P1: why", check: namedFault }, { name: "significantChanges", label: "Significant changes", hint: "One a line, as 2026-01-31: what changed", check: datedFault },
];

/** The description of a system, part by part in the order of the report. */
export function DescriptionForm({ content, onSave }: DescriptionFormProps) {
  const form = useForm<DescriptionDraft>({ defaultValues: draftOf(content) });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, async (draft) => (onSave ? onSave(contentOf(draft)) : { ok: true }));
  return (
    <form onSubmit={handleSubmit} noValidate className="border-t border-ink pt-3">
      <fieldset disabled={!onSave} className="grid min-w-0 gap-x-6 lg:grid-cols-2">
        <Field label="Name of the system" hint="The organization’s name where it is empty" optional error={errors.name?.message} className="lg:col-span-2">{(control) => <Input {...control} maxLength={200} {...form.register("name")} />}</Field>
        {[...WHAT, ...MADE_OF].map((part) => <PartField key={part.name} part={part} form={form} />)}
        <OtherOrganizations form={form} />
        {AROUND.map((part) => <PartField key={part.name} part={part} form={form} />)}
      </fieldset>
      <FormError message={errors.root?.message} className="mb-2" />
      {onSave && <Button type="submit" variant="primary" pending={isSubmitting}>Save version</Button>}
    </form>
  );
}

function PartField({ part: { name, label, hint, check }, form }: { part: Part; form: UseFormReturn<DescriptionDraft> }) {
  return <Field label={label} hint={hint} error={form.formState.errors[name]?.message}>{(control) => <Textarea {...control} rows={3} {...form.register(name, check ? { validate: check } : {})} />}</Field>;
}
