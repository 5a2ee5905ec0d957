"use client";

import { type ReactNode, type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { SEVERITIES } from "@/server/domain/audit-findings/acts";

import type { ActField, Typed } from "./act-fields";
import { SEVERITY_WORDS } from "./request-words";

type FieldsFormProps = {
  fields: readonly ActField[]; initial?: Typed; saveLabel: string; people?: SelectOption[]; /** Chooses evidence; its ids stand in one text, with commas. */ evidence?: (value: string, onChange: (value: string) => void) => ReactNode;
  onSave: (typed: Typed) => Promise<FormResult>; onCancel: () => void;
};

const PASSED = [{ value: "yes", label: "passed" }, { value: "no", label: "not passed" }];
const GRADES = SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value] }));

/** The fields of one act on a finding. What was typed stays when it is refused. */
export function FieldsForm({ fields, initial = {}, saveLabel, people = [], evidence, onSave, onCancel }: FieldsFormProps) {
  const [typed, setTyped] = useState(initial);
  const [result, setResult] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await onSave(typed);
    setPending(false);
    // A verb names the field by its path, which ends in the name.
    setResult(answer.ok ? { fields: {} } : { message: answer.message, fields: Object.fromEntries(Object.entries(answer.fields ?? {}).map(([path, words]) => [path.split(".").at(-1) ?? path, words])) });
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      {fields.map((field) => {
        const [value, change] = [typed[field.name] ?? "", (next: string) => setTyped({ ...typed, [field.name]: next })];
        if (field.kind === "evidence") return <div key={field.name}>{evidence?.(value, change)}</div>;
        return <Field key={field.name} label={field.label} hint={field.hint} optional={field.optional ?? false} error={result.fields[field.name]}>{(control) => <Control {...control} field={field} people={people} value={value} onChange={change} />}</Field>;
      })}
      <FormError message={result.message} />
      <DialogFooter><Button onClick={onCancel}>Leave it</Button><Button type="submit" variant="primary" pending={pending}>{saveLabel}</Button></DialogFooter>
    </form>
  );
}

type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean; field: ActField; people: SelectOption[]; value: string; onChange: (value: string) => void };

function Control({ field: { kind }, people, value, onChange, ...control }: ControlProps) {
  const given = { ...control, value, onChange: ({ target }: { target: { value: string } }) => onChange(target.value) };
  if (kind === "text" || kind === "names") return <Textarea {...given} maxLength={8000} />;
  if (kind === "severity" || kind === "passed" || kind === "member") return <NativeSelect {...given} placeholder="choose one" options={kind === "severity" ? GRADES : kind === "passed" ? PASSED : people} />;
  return <Input {...given} type={kind === "day" ? "date" : kind === "number" ? "number" : "text"} {...(kind === "number" ? { min: 0 } : { maxLength: 500, dir: "auto" })} className={kind === "number" || kind === "day" ? "max-w-44" : ""} />;
}
