"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { namesOf } from "@/server/domain/audit-requests/cells";
import type { RequestDraft } from "@/server/domain/audit-requests/schema";

import { GROUP_WORDS } from "./request-words";

type RequestFormProps = { values?: RequestDraft; saveLabel: string; onSave: (values: RequestDraft) => Promise<FormResult>; onCancel: () => void };

const EMPTY: RequestDraft = { reference: null, title: "", body: "", group: "other", wants: "single", periodFrom: null, periodTo: null, dueOn: null, controls: [], criteria: [] };
const GROUPS = Object.entries(GROUP_WORDS).map(([value, label]) => ({ value, label }));
const WANTS = [{ value: "single", label: "One document or record" }, { value: "population", label: "A list of all there are" }];

/** What an auditor asks for. */
export function RequestForm({ values = EMPTY, saveLabel, onSave, onCancel }: RequestFormProps) {
  const [typed, setTyped] = useState(values);
  const [names, setNames] = useState({ controls: values.controls.join(", "), criteria: values.criteria.join(", ") });
  const [result, setResult] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState(false);
  const { fields } = result;
  const change = (part: Partial<RequestDraft>) => setTyped({ ...typed, ...part });
  const day = (field: "periodFrom" | "periodTo" | "dueOn", label: string) => <Field label={label} optional error={fields[field]}>{(control) => <Input {...control} type="date" value={typed[field] ?? ""} onChange={({ target }) => change({ [field]: target.value || null })} />}</Field>;

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await onSave({ ...typed, controls: namesOf(names.controls), criteria: namesOf(names.criteria) });
    setPending(false);
    setResult(answer.ok ? { fields: {} } : { message: answer.message, fields: answer.fields ?? {} });
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Field label="What is asked for" required error={fields["title"]}>{(control) => <Input {...control} dir="auto" maxLength={300} value={typed.title} onChange={({ target }) => change({ title: target.value })} />}</Field>
      <Field label="Details" optional error={fields["body"]}>{(control) => <Textarea {...control} maxLength={8000} value={typed.body} onChange={({ target }) => change({ body: target.value })} />}</Field>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="Your number" optional error={fields["reference"]}>{(control) => <Input {...control} maxLength={60} value={typed.reference ?? ""} onChange={({ target }) => change({ reference: target.value || null })} />}</Field>
        {day("dueOn", "Due")}
        <Field label="Group" error={fields["group"]}>{(control) => <NativeSelect {...control} options={GROUPS} value={typed.group} onChange={({ target }) => change({ group: target.value as RequestDraft["group"] })} />}</Field>
        <Field label="Wanted" error={fields["wants"]}>{(control) => <NativeSelect {...control} options={WANTS} value={typed.wants} onChange={({ target }) => change({ wants: target.value as RequestDraft["wants"] })} />}</Field>
        {day("periodFrom", "Period from")}
        {day("periodTo", "Period to")}
        <Field label="Controls" optional hint="Keys or your numbers, with commas" error={fields["controls"]}>{(control) => <Input {...control} value={names.controls} onChange={({ target }) => setNames({ ...names, controls: target.value })} />}</Field>
        <Field label="Criteria" optional hint="Such as CC6.1, with commas" error={fields["criteria"]}>{(control) => <Input {...control} value={names.criteria} onChange={({ target }) => setNames({ ...names, criteria: target.value })} />}</Field>
      </div>
      <FormError message={result.message} />
      <DialogFooter><Button onClick={onCancel}>Cancel</Button><Button type="submit" variant="primary" pending={pending}>{saveLabel}</Button></DialogFooter>
    </form>
  );
}
