"use client";

import { ChoiceList } from "@/components/privacy/choice-list";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { emptyOf, type Field as EntryField, type Fields } from "@/server/domain/registers/field";
import type { ReferenceChoices } from "@/server/domain/registers/view";

import { recordOf, rowsOf, shownIn, type Value, type Values, valuesOf } from "./entry-values";
import { ManyOf } from "./many-of";

export type Option = { value: string; label: string };
/** `countries` come from the server: a browser may call a country by another name. */
type Shared = { faults: Record<string, string>; zone: string; choices: ReferenceChoices; countries: Option[] };
type EntryFieldsProps = Shared & { fields: Fields; values: Values; onChange: (values: Values) => void; path: string };

/** The fields of an entry, those that count as it stands, each with the article that asks for it. */
export function EntryFields({ fields, values, onChange, path, ...shared }: EntryFieldsProps) {
  return (
    <div className="grid gap-y-1">
      {shownIn(fields, values).map(([name, field]) => <OneField key={name} field={field} at={`${path}${name}`} value={values[name] ?? ""} onChange={(value) => onChange({ ...values, [name]: value })} {...shared} />)}
    </div>
  );
}

type OneFieldProps = Shared & { field: EntryField; at: string; value: Value; onChange: (value: Value) => void };
const FEW = 6;

const hintOf = ({ hint, law }: EntryField): string | undefined => [hint, law].filter(Boolean).join(". ") || undefined;

function OneField({ field, at, value, onChange, ...shared }: OneFieldProps) {
  const { label } = field;
  const [hint, error] = [hintOf(field), shared.faults[at]];
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  switch (field.kind) {
    case "check": return <CheckField label={label} hint={hint} className="mb-3">{(control) => <Checkbox {...control} checked={value === true} onCheckedChange={(checked) => onChange(checked === true)} />}</CheckField>;
    case "choices": return <ChoiceList label={label} hint={hint} choices={field.choices} many value={chosen} onChange={(picked) => onChange(Array.isArray(picked) ? picked : [])} error={error} />;
    case "countries": return <ManyOf label={label} hint={hint} options={shared.countries} chosen={chosen} onChange={onChange} error={error} />;
    case "references": return <ManyOf label={label} hint={hint} options={shared.choices[field.to] ?? []} chosen={chosen} onChange={onChange} error={error} />;
    case "group": return <fieldset className="mb-3 border-s-2 border-line ps-3"><legend className="mb-1 text-sm font-medium">{label}{field.law && <span className="ms-2 font-normal text-xs text-ink-3">{field.law}</span>}</legend><EntryFields {...shared} fields={field.of} values={recordOf(value)} onChange={onChange} path={`${at}.`} /></fieldset>;
    case "rows": return <Rows {...shared} field={field} hint={hint} at={at} value={value} onChange={onChange} />;
    case "choice": if (field.choices.length <= FEW) return <ClearableChoice {...shared} field={field} hint={hint} error={error} value={String(value)} onChange={onChange} />;
  }
  return <Field label={label} hint={field.kind === "moment" ? [hint, `time in ${shared.zone}`].filter(Boolean).join("; ") : hint} error={error}>{(control) => <Control field={field} control={control} value={String(value)} onChange={onChange} choices={shared.choices} countries={shared.countries} />}</Field>;
}

type ControlProps = { field: EntryField; control: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean }; value: string; onChange: (value: Value) => void; choices: ReferenceChoices; countries: Option[] };

function Control({ field, control, value, onChange, choices, countries }: ControlProps) {
  const bound = { ...control, value, onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  switch (field.kind) {
    case "text": case "lines": return <Textarea {...bound} maxLength={20_000} />;
    case "choice": return <NativeSelect {...bound} placeholder="Not said" options={[...field.choices]} />;
    case "country": return <NativeSelect {...bound} placeholder="Not said" options={countries} />;
    case "reference": return <NativeSelect {...bound} placeholder="None" options={withCurrent(choices[field.to] ?? [], value)} />;
    case "day": return <Input {...bound} type="date" className="w-48" />;
    case "moment": return <Input {...bound} type="datetime-local" step="1" className="w-60" />;
    default: return <Input {...bound} inputMode={field.kind === "count" ? "numeric" : undefined} className={field.kind === "count" ? "w-40" : undefined} maxLength={300} dir="auto" />;
  }
}

/** What is named already stays to be chosen, also where it was archived since. */
function withCurrent(options: { value: string; label: string }[], value: string): { value: string; label: string }[] {
  return value === "" || options.some((option) => option.value === value) ? options : [...options, { value, label: "Archived entry" }];
}

type ClearableProps = Shared & { field: Extract<EntryField, { kind: "choice" }>; hint: string | undefined; error: string | undefined; value: string; onChange: (value: Value) => void };

function ClearableChoice({ field, hint, error, value, onChange }: ClearableProps) {
  return (
    <div>
      <ChoiceList label={field.label} hint={hint} choices={field.choices} many={false} value={value} onChange={(picked) => onChange(typeof picked === "string" ? picked : "")} error={error} />
      {value !== "" && <Button size="sm" variant="ghost" className="-mt-4 mb-2" aria-label={`Clear: ${field.label}`} onClick={() => onChange("")}>Clear</Button>}
    </div>
  );
}

type RowsProps = Shared & { field: Extract<EntryField, { kind: "rows" }>; hint: string | undefined; at: string; value: Value; onChange: (value: Value) => void };

function Rows({ field, hint, at, value, onChange, ...shared }: RowsProps) {
  const rows = rowsOf(value);
  return (
    <fieldset className="mb-4">
      <legend className="text-sm font-medium">{field.label}</legend>
      {hint && <p className="mb-1 text-xs text-ink-3">{hint}</p>}
      {rows.map((row, index) => (
        <div key={index} className="mb-2 border-s-2 border-line ps-3" role="group" aria-label={`${field.label} ${index + 1}`}>
          <EntryFields {...shared} fields={field.of} values={row} onChange={(changed) => onChange(rows.map((other, place) => (place === index ? changed : other)))} path={`${at}.${index}.`} />
          <Button size="sm" variant="ghost" aria-label={`Take it out: ${field.label} ${index + 1}`} onClick={() => onChange(rows.filter((_, place) => place !== index))}>Take it out</Button>
        </div>
      ))}
      <Button size="sm" aria-label={`Add to ${field.label}`} onClick={() => onChange([...rows, valuesOf(field.of, emptyOf(field.of), shared.zone)])}>Add</Button>
      <p className="min-h-5 text-xs text-danger" aria-live="polite">{shared.faults[at]}</p>
    </fieldset>
  );
}
