"use client";

import { type SyntheticEvent, useState } from "react";

import { ChoiceList } from "@/components/privacy/choice-list";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { SelectOption } from "@/components/ui/select";

import { FRAMEWORK_WORDS } from "./audit-words";

export type EngagementValues = {
  name: string; firm: string; type: "period" | "point_in_time"; frameworks: ("soc2" | "gdpr")[]; categories: ("security" | "availability" | "confidentiality" | "processing-integrity" | "privacy")[];
  windowFrom: string; windowTo: string; fieldworkFrom: string | null; fieldworkTo: string | null;
};
type EngagementFormProps = {
  values?: EngagementValues; saveLabel: string; previous?: SelectOption[];
  onSave: (values: EngagementValues, previousId: string | null) => Promise<FormResult>; onCancel: () => void;
};

const EMPTY: EngagementValues = { name: "", firm: "", type: "period", frameworks: ["soc2"], categories: [], windowFrom: "", windowTo: "", fieldworkFrom: null, fieldworkTo: null };
const TYPES = [{ value: "period", label: "A period", hint: "Did the controls run as promised, all along?" }, { value: "point_in_time", label: "One day", hint: "Are the controls there, as worded?" }];
const CATEGORIES = [{ value: "availability", label: "Availability" }, { value: "confidentiality", label: "Confidentiality" }, { value: "processing-integrity", label: "Processing integrity" }, { value: "privacy", label: "Privacy" }];
const FRAMEWORKS = Object.entries(FRAMEWORK_WORDS).map(([value, label]) => ({ value, label }));

/** What an audit is about. Security belongs to every SOC 2 audit and is not asked for. */
export function EngagementForm({ values = EMPTY, saveLabel, previous = [], onSave, onCancel }: EngagementFormProps) {
  const [typed, setTyped] = useState(values);
  const [previousId, setPrevious] = useState("");
  const [result, setResult] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState(false);
  const { fields } = result;
  const change = (part: Partial<EngagementValues>) => setTyped({ ...typed, ...part });

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const day = typed.type === "point_in_time" ? { windowTo: typed.windowFrom } : {};
    const answer = await onSave({ ...typed, ...day, categories: typed.frameworks.includes("soc2") ? typed.categories : [] }, previousId || null);
    setPending(false);
    setResult(answer.ok ? { fields: {} } : { message: answer.message, fields: answer.fields ?? {} });
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="Name" hint="Such as SOC 2 2026" error={fields["name"]}>{(control) => <Input {...control} dir="auto" maxLength={160} value={typed.name} onChange={({ target }) => change({ name: target.value })} />}</Field>
        <Field label="Firm" hint="Who examines" error={fields["firm"]}>{(control) => <Input {...control} dir="auto" maxLength={160} value={typed.firm} onChange={({ target }) => change({ firm: target.value })} />}</Field>
      </div>
      <ChoiceList label="Frameworks" many choices={FRAMEWORKS} value={typed.frameworks} onChange={(value) => change({ frameworks: value as EngagementValues["frameworks"] })} error={fields["frameworks"]} />
      {typed.frameworks.includes("soc2") && <ChoiceList label="SOC 2 categories beside security" many choices={CATEGORIES} value={typed.categories} onChange={(value) => change({ categories: value as EngagementValues["categories"] })} />}
      <ChoiceList label="What is looked at" many={false} choices={TYPES} value={typed.type} onChange={(value) => change({ type: value as EngagementValues["type"] })} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label={typed.type === "period" ? "First day" : "Day"} error={fields["windowFrom"]}>{(control) => <Input {...control} type="date" value={typed.windowFrom} onChange={({ target }) => change({ windowFrom: target.value })} />}</Field>
        {typed.type === "period" && <Field label="Last day" error={fields["windowTo"]}>{(control) => <Input {...control} type="date" value={typed.windowTo} onChange={({ target }) => change({ windowTo: target.value })} />}</Field>}
        <Field label="Fieldwork from" optional error={fields["fieldworkFrom"]}>{(control) => <Input {...control} type="date" value={typed.fieldworkFrom ?? ""} onChange={({ target }) => change({ fieldworkFrom: target.value || null })} />}</Field>
        <Field label="Fieldwork to" optional error={fields["fieldworkTo"]}>{(control) => <Input {...control} type="date" value={typed.fieldworkTo ?? ""} onChange={({ target }) => change({ fieldworkTo: target.value || null })} />}</Field>
      </div>
      {previous.length > 0 && <Field label="Goes on from" optional hint="Takes over the auditor's numbering">{(control) => <NativeSelect {...control} options={previous} placeholder="no earlier audit" value={previousId} onChange={({ target }) => setPrevious(target.value)} />}</Field>}
      <FormError message={result.message} />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>{saveLabel}</Button>
      </DialogFooter>
    </form>
  );
}
