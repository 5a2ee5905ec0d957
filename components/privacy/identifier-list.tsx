"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { IDENTIFIER_TYPES, type IdentifierSource, type IdentifierType } from "@/server/domain/privacy/systems/vocabulary";
import type { CaseView } from "@/server/domain/privacy/view";

import { IDENTIFIER_WORDS, SOURCE_WORDS } from "./system-words";

export type NewIdentifier = { type: IdentifierType; value: string; source: Exclude<IdentifierSource, "stated"> };
type IdentifierListProps = { identifiers: CaseView["identifiers"]; onAdd?: (identifier: NewIdentifier) => Promise<FormResult>; onRemove?: (id: string) => Promise<void> };
const TYPES = IDENTIFIER_TYPES.map((value) => ({ value, label: IDENTIFIER_WORDS[value] }));
const SOURCES = (["derived", "verified"] as const).map((value) => ({ value, label: SOURCE_WORDS[value] }));

/** By what the systems know the person: every system is asked with these, and with nothing else. */
export function IdentifierList({ identifiers, onAdd, onRemove }: IdentifierListProps) {
  return (
    <>
      {identifiers.length === 0 && <p className="border-t border-line py-2 text-ink-2">Nothing yet. Without it no system can be searched.</p>}
      <ul>
        {identifiers.map(({ id, type, value, source }) => (
          <li key={`${type}${value}`} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-1.5">
            <span className="w-32 text-sm text-ink-3">{IDENTIFIER_WORDS[type]}</span>
            <bdi className="min-w-0 flex-1 wrap-anywhere">{value}</bdi>
            <span className="text-sm text-ink-3">{SOURCE_WORDS[source]}</span>
            {id !== null && onRemove && <Button size="sm" variant="ghost" aria-label={`Remove ${value}`} onClick={() => void onRemove(id)}>Remove</Button>}
          </li>
        ))}
      </ul>
      {onAdd && <AddIdentifier onAdd={onAdd} />}
    </>
  );
}

function AddIdentifier({ onAdd }: { onAdd: NonNullable<IdentifierListProps["onAdd"]> }) {
  const form = useForm<NewIdentifier>({ defaultValues: { type: "customer_id", value: "", source: "derived" } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, async (identifier) => onAdd({ ...identifier, value: identifier.value.trim() }), () => form.reset());
  return (
    <details className="border-t border-line py-2" data-print="hide">
      <summary className="cursor-pointer text-sm text-ink-2">Add an identifier</summary>
      <form onSubmit={handleSubmit} noValidate className="mt-2 grid gap-x-4 sm:grid-cols-2">
        <Field label="Kind">{(control) => <NativeSelect {...control} options={TYPES} {...form.register("type")} />}</Field>
        <Field label="How you know it">{(control) => <NativeSelect {...control} options={SOURCES} {...form.register("source")} />}</Field>
        <Field label="Identifier" className="sm:col-span-2" error={errors.value?.message}>{(control) => <Input {...control} dir="auto" maxLength={300} {...form.register("value", { validate: (text) => text.trim() !== "" || "Give the identifier." })} />}</Field>
        <FormError message={errors.root?.message} className="sm:col-span-2" />
        <Button type="submit" className="justify-self-start" pending={isSubmitting}>Add</Button>
      </form>
    </details>
  );
}
