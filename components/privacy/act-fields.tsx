"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";

import type { ActField, LetterPreviewer } from "./act-form";
import { shownFields, type Value, type Values } from "./act-values";
import { ChoiceList } from "./choice-list";
import { DigestField } from "./digest-field";
import { GroundField } from "./ground-field";
import { LetterField } from "./letter-field";
import { RowsField } from "./rows-field";

export type FieldsProps = { fields: readonly ActField[]; values: Values; onChange: (values: Values) => void; faults: Record<string, string>; path: string; zone: string; previewer: LetterPreviewer };

/** The fields of a form, those that count as it stands. */
export function ActFields({ fields, values, onChange, ...rest }: FieldsProps) {
  const shown = shownFields(fields, values);
  return (
    <div className="grid gap-y-1">
      {shown.map((field) => <OneField key={`${field.name}${field.label}`} field={field} value={values[field.name] ?? ""} onChange={(value) => onChange({ ...values, [field.name]: value })} {...rest} />)}
    </div>
  );
}

type OneFieldProps = Omit<FieldsProps, "fields" | "values" | "onChange"> & { field: ActField; value: Value; onChange: (value: Value) => void };
const LINES_KINDS = new Set(["text", "keys"]);

function OneField({ field, value, onChange, faults, path, ...rest }: OneFieldProps) {
  const at = `${path}${field.name}`;
  const { label, hint, optional } = field;
  const within = typeof value === "object" && !Array.isArray(value) ? value : {};
  const inner = { ...rest, faults, path: `${at}.` };
  if (field.kind === "read") return <div className="mb-3"><p className="text-sm font-medium">{label}</p><p className="mt-1 max-h-96 overflow-y-auto border-s-2 border-line-strong ps-3 text-ink-2 whitespace-pre-wrap wrap-anywhere" dir="auto">{field.text}</p></div>;
  if (field.kind === "check") return <CheckField label={label} hint={hint} className="mb-3">{(control) => <Checkbox {...control} checked={value === true} onCheckedChange={(checked) => onChange(checked === true)} />}</CheckField>;
  if (field.kind === "choices" || field.kind === "tasks" || (field.kind === "choice" && field.choices.length <= 8)) return <ChoiceList label={label} hint={hint} choices={field.choices} many={field.kind !== "choice"} value={value} onChange={onChange} error={faults[at]} />;
  if (field.kind === "digest") return <DigestField label={label} hint={hint} value={String(value)} onChange={onChange} error={faults[at]} />;
  if (field.kind === "ground") return <GroundField field={field} value={within} onChange={onChange} faults={faults} path={inner.path} />;
  if (field.kind === "letter") return <LetterField field={field} value={within} onChange={onChange} {...inner} />;
  if (field.kind === "list") return <RowsField field={field} rows={Array.isArray(value) ? value.flatMap((row) => (typeof row === "string" ? [] : [row])) : []} onChange={onChange} error={faults[at]} render={(row, index, onRow) => <ActFields {...inner} fields={field.of} values={row} onChange={onRow} path={`${at}.${index}.`} />} />;
  if (field.kind === "group") return <fieldset className="mb-3"><legend className="mb-2 text-sm font-medium">{label}</legend><ActFields fields={field.of} values={within} onChange={onChange} {...inner} /></fieldset>;
  return (
    <Field label={label} hint={field.kind === "instant" ? `Time in ${rest.zone}` : hint} optional={optional === true} error={faults[at]}>
      {(control) => {
        const shared = { ...control, value: String(value), onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
        if (field.kind === "choice") return <NativeSelect {...shared} placeholder="Choose" options={field.choices.map((choice) => ({ value: choice.value, label: choice.label }))} />;
        if (LINES_KINDS.has(field.kind)) return <Textarea {...shared} maxLength={20_000} />;
        return <Input {...shared} type={field.kind === "day" ? "date" : field.kind === "instant" ? "datetime-local" : "text"} inputMode={field.kind === "number" ? "decimal" : undefined} maxLength={field.kind === "key" ? 80 : undefined} dir={field.kind === "key" ? "auto" : undefined} />;
      }}
    </Field>
  );
}
