"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { instantOf } from "@/components/ui/time-format";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { FactView, KindView } from "@/server/domain/catalog/view";
import type { FactValue } from "@/server/domain/evidence/record";

type HandFactsProps = {
  kind: KindView;
  /** For a recorded zero: the kinds that can have had no rows. */
  zeroKinds: KindView[] | null;
  timezone: string;
  onSave: (facts: Record<string, FactValue>, title: string) => Promise<FormResult>;
};

const YES_NO = [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }];
const UNITS: Record<string, string> = { days: "in days", hours: "in hours", minutes: "in minutes", share: "as a share, 0 to 1", "%": "in percent" };

/** One input a fact, by its type. What is left empty is not stated: never false, never zero. */
export function HandFacts({ kind, zeroKinds, timezone, onSave }: HandFactsProps) {
  const form = useForm<Record<string, string>>({ defaultValues: { "title!": "", ...Object.fromEntries(kind.facts.map(({ name }) => [name, ""])) } });
  const { errors, isSubmitting } = form.formState;

  const handleSubmit = useFormSubmit(form, async (typed): Promise<FormResult> => {
    const facts: Record<string, FactValue> = {};
    const fields: Record<string, string> = {};
    for (const fact of kind.facts) {
      const text = (typed[fact.name] ?? "").trim();
      const value = text === "" ? null : readTyped(text, fact, timezone);
      if (value !== null) facts[fact.name] = value;
      else if (text !== "") fields[fact.name] = "This cannot be read.";
      else if (fact.required) fields[fact.name] = "Needed.";
    }
    if (Object.keys(fields).length > 0) return { ok: false, message: "Nothing was saved yet.", fields };
    return onSave(facts, (typed["title!"] ?? "").trim() || `${kind.label}, by hand`);
  });

  return (
    <form onSubmit={handleSubmit} noValidate>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {kind.facts.map((fact) => (
          <Field key={fact.name} label={fact.label} optional={!fact.required} hint={hintOf(fact, timezone)} error={errors[fact.name]?.message}>
            {(control) => {
              const register = form.register(fact.name);
              if (zeroKinds && fact.name === "kind") return <NativeSelect {...control} placeholder="Choose a kind" options={zeroKinds.map((known) => ({ value: known.kind, label: known.label }))} {...register} />;
              if (fact.type === "boolean") return <NativeSelect {...control} placeholder="Not stated" options={YES_NO} {...register} />;
              return <Input {...control} type={fact.type === "timestamp" ? "datetime-local" : "text"} inputMode={fact.type === "number" ? "decimal" : undefined} dir={fact.type === "string" ? "auto" : undefined} {...register} />;
            }}
          </Field>
        ))}
      </div>
      <Field label="Title" optional hint="As it stands in the list">{(control) => <Input {...control} dir="auto" maxLength={300} {...form.register("title!")} />}</Field>
      <FormError message={errors.root?.message} className="mb-3" />
      <div className="flex justify-end"><Button type="submit" variant="primary" pending={isSubmitting}>Save record</Button></div>
    </form>
  );
}

function hintOf(fact: FactView, timezone: string): string {
  if (fact.type === "timestamp") return `time in ${timezone}`;
  return (fact.unit && UNITS[fact.unit]) ?? (fact.type === "number" ? "a number" : fact.type === "boolean" ? "yes or no" : "text");
}

function readTyped(text: string, { type }: FactView, timezone: string): FactValue {
  if (type === "boolean") return text === "yes";
  if (type === "timestamp") return Number.isNaN(Date.parse(text)) ? null : instantOf(text, timezone);
  if (type !== "number") return text;
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}
