"use client";

import { type SyntheticEvent, useState } from "react";

import { FRAMEWORK_WORDS } from "@/components/audits/audit-words";
import { ChoiceList } from "@/components/privacy/choice-list";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { StatusChoices } from "@/server/domain/status-page/view";

export type StatusDraft = {
  introduction: string; frameworks: ("soc2" | "gdpr")[]; auditIds: string[]; controlKeys: string[]; showStates: boolean; processorIds: string[]; reportIds: string[]; agreement: { version: string; text: string } | null;
};
type StatusDraftFormProps = { choices: StatusChoices; onDraft: (draft: StatusDraft) => Promise<FormResult>; onCancel: () => void };
type Picked = "frameworks" | "auditIds" | "controlKeys" | "processorIds" | "reportIds";

const NOTHING: StatusDraft = { introduction: "", frameworks: [], auditIds: [], controlKeys: [], showStates: false, processorIds: [], reportIds: [], agreement: null };
const FRAMEWORKS = Object.entries(FRAMEWORK_WORDS).map(([id, label]) => ({ id, label, hint: "" }));

/** Chooses what a version says. Nothing is chosen beforehand: what is public is public on purpose. */
export function StatusDraftForm({ choices, onDraft, onCancel }: StatusDraftFormProps) {
  const [draft, setDraft] = useState(NOTHING);
  const [agreement, setAgreement] = useState({ version: "", text: "" });
  const [result, setResult] = useState<{ message?: string; fields: Record<string, string> }>({ fields: {} });
  const [pending, setPending] = useState(false);
  const { fields } = result;

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await onDraft({ ...draft, agreement: draft.reportIds.length > 0 ? agreement : null });
    setPending(false);
    setResult(answer.ok ? { fields: {} } : { message: answer.message, fields: answer.fields ?? {} });
  }

  const pick = (label: string, of: Picked, from: StatusChoices["audits"]) => <Pick label={label} choices={from} value={draft[of]} error={fields[of]} onChange={(value) => setDraft({ ...draft, [of]: value })} />;
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="grid max-w-3xl gap-1">
      <Field label="Introduction" optional hint="What you do, in your words. Not what it amounts to." error={fields["introduction"]}>{(control) => <Textarea {...control} maxLength={2000} value={draft.introduction} onChange={({ target }) => setDraft({ ...draft, introduction: target.value })} />}</Field>
      {pick("Frameworks", "frameworks", FRAMEWORKS)}
      {pick("Audits", "auditIds", choices.audits)}
      {pick("Controls", "controlKeys", choices.controls)}
      <CheckField className="mb-5" label="Show the state of each chosen control" hint="As of the draft. Left off, only title and promise stand there.">{(control) => <Checkbox {...control} checked={draft.showStates} onCheckedChange={(on) => setDraft({ ...draft, showStates: on === true })} />}</CheckField>
      {pick("Processors", "processorIds", choices.processors)}
      {pick("Documents on request", "reportIds", choices.reports)}
      {draft.reportIds.length > 0 && (
        <>
          <Field label="Version of the agreement" hint="Such as 2026-01" error={fields["agreement.version"]} className="max-w-52">{(control) => <Input {...control} maxLength={40} value={agreement.version} onChange={({ target }) => setAgreement({ ...agreement, version: target.value })} />}</Field>
          <Field label="Agreement" hint="Accepted, word for word, by who asks for a document" error={fields["agreement.text"] ?? fields["agreement"]}>{(control) => <Textarea {...control} rows={6} maxLength={20_000} value={agreement.text} onChange={({ target }) => setAgreement({ ...agreement, text: target.value })} />}</Field>
        </>
      )}
      <FormError message={result.message} />
      <div className="mt-3 flex flex-wrap gap-2"><Button type="submit" variant="primary" pending={pending}>Freeze as a draft</Button><Button onClick={onCancel}>Cancel</Button></div>
    </form>
  );
}

type PickProps = { label: string; choices: StatusChoices["audits"]; value: string[]; error: string | undefined; onChange: (value: string[]) => void };

/** Many choices behind one line that says how many are taken, with all of them at once. */
function Pick({ label, choices, value, error, onChange }: PickProps) {
  if (choices.length === 0) return <p className="border-b border-line py-2 text-sm text-ink-3">{label}: there are none yet.</p>;
  const isAll = value.length === choices.length;
  return (
    <details className="border-b border-line py-2">
      <summary className="cursor-pointer font-medium">{label} <span className="tabular text-sm font-normal text-ink-3">{value.length} of {choices.length}</span></summary>
      <Button size="sm" className="my-2" onClick={() => onChange(isAll ? [] : choices.map(({ id }) => id))}>{isAll ? "Choose none" : "Choose all"}</Button>
      <div className="max-h-96 overflow-y-auto"><ChoiceList label={label} many choices={choices.map(({ id, label: words, hint }) => ({ value: id, label: words, hint }))} value={value} onChange={(chosen) => onChange(chosen as string[])} error={error} /></div>
    </details>
  );
}
