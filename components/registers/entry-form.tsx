"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import type { RegisterKey } from "@/server/domain/registers/keys";
import { REGISTERS } from "@/server/domain/registers/registers";
import type { ReferenceChoices } from "@/server/domain/registers/view";

import { EntryFields, type Option } from "./entry-fields";
import { contentFrom, type Values, valuesOf } from "./entry-values";

type EntryFormProps = { register: RegisterKey; content: Record<string, unknown>; isNew: boolean; zone: string; choices: ReferenceChoices; countries: Option[]; onSave: (content: Record<string, unknown>, note: string) => Promise<FormResult>; onCancel: () => void };

/** The form of an entry. Only the name is needed: what the law wants and is not known yet can come later, and the entry says so. */
export function EntryForm({ register, content, isNew, zone, choices, countries, onSave, onCancel }: EntryFormProps) {
  const { fields, noun, schema } = REGISTERS[register];
  const [values, setValues] = useState<Values>(() => valuesOf(fields, content, zone));
  const [note, setNote] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    const said = contentFrom(fields, values, zone);
    const parsed = schema.safeParse(said);
    if (!parsed.success) return refuse(parsed.error.issues.map(({ path, message: words }) => [path.join("."), words]));
    setPending(true);
    const result = await onSave(said, note.trim());
    setPending(false);
    if (result.ok) return;
    setMessage(result.message);
    setFaults(Object.fromEntries(Object.entries(result.fields ?? {}).map(([field, words]) => [field.replace(/^content\./, ""), words])));
  }

  /** What the register would refuse is told without asking it. */
  function refuse(problems: [field: string, words: string][]) {
    setFaults(Object.fromEntries(problems));
    setMessage(`Nothing was saved. ${problems[0]?.[1] ?? ""}`);
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="max-w-2xl">
      <EntryFields fields={fields} values={values} onChange={setValues} faults={faults} path="" zone={zone} choices={choices} countries={countries} />
      <Field label="What changed, and why" optional hint="Stands in the history">{(control) => <Input {...control} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />}</Field>
      <FormError message={message} className="mt-2" />
      <div className="mt-2 flex justify-end gap-2 border-t border-line bg-paper py-3 lg:sticky lg:bottom-0">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>{isNew ? `Add the ${noun}` : "Save as a new version"}</Button>
      </div>
    </form>
  );
}
