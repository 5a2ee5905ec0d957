"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Provenance } from "@/server/domain/evidence/view";

type ProvenanceFormProps = { value: Partial<Provenance>; onChange: (value: Partial<Provenance>) => void };
type Name = "sourceSystem" | "environment" | "extractedBy" | "extractedAt" | "periodStart" | "periodEnd" | "query";

const FIELDS: { name: Name; label: string; hint?: string; type?: string }[] = [
  { name: "sourceSystem", label: "System", hint: "Where the file comes from" },
  { name: "environment", label: "Environment", hint: "production, staging" },
  { name: "extractedBy", label: "Extracted by" },
  { name: "extractedAt", label: "Extracted at", hint: "UTC", type: "datetime-local" },
  { name: "periodStart", label: "Covers from", type: "date" },
  { name: "periodEnd", label: "Covers to", type: "date" },
];

/** What an auditor asks of every file: from where, by whom, by which query, covering which days. */
export function ProvenanceForm({ value, onChange }: ProvenanceFormProps) {
  const change = (name: Name, typed: string) => onChange({ ...value, [name]: typed === "" ? null : name === "extractedAt" ? `${typed}:00Z` : typed });
  const shown = (name: Name) => (name === "extractedAt" ? value.extractedAt?.slice(0, 16) : value[name]) ?? "";
  return (
    <fieldset className="grid gap-x-3 sm:grid-cols-2">
      <legend className="sr-only">Where it comes from</legend>
      {FIELDS.map(({ name, label, hint, type }) => (
        <Field key={name} label={label} hint={hint ?? "\u00a0"}>
          {(control) => <Input {...control} type={type ?? "text"} dir={type ? undefined : "auto"} value={shown(name)} onChange={(event) => change(name, event.target.value)} />}
        </Field>
      ))}
      <Field label="Query or steps" hint="So that someone else gets the same rows" className="sm:col-span-2">
        {(control) => <Textarea {...control} rows={2} value={value.query ?? ""} onChange={(event) => change("query", event.target.value)} />}
      </Field>
    </fieldset>
  );
}
