"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FilterMenu } from "@/components/ui/filter-menu";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { PackScope } from "@/server/domain/packs/schema";

import { missingIn, scopeOf, type PackDraft } from "./pack-draft";

type NewPackFormProps = {
  controls: { key: string; title: string }[];
  today: string;
  audits: readonly { id: string; label: string }[];
  /** Final reports that are made, to take along in the pack of an audit; `engagement`: the audit it is of. */
  reports: readonly { id: string; label: string; engagement: string | null }[];
  /** Origins of the organization's ledgers, newest first. */
  logs: string[];
  /** Shows what a scope would bring. */
  preview: (scope: PackScope) => ReactNode;
  onAsk: (scope: PackScope) => Promise<FormResult>;
};

const KINDS: { value: PackScope["kind"]; label: string }[] = [
  { value: "control", label: "Controls" }, { value: "window", label: "A window of time" }, { value: "engagement", label: "An audit" }, { value: "item", label: "Single items" }, { value: "all", label: "Everything" },
];
const SETTLE_MS = 400;

/** What goes into a pack, and what that would be, before it is asked for. */
export function NewPackForm({ controls, audits, reports, today, logs, preview, onAsk }: NewPackFormProps) {
  const form = useForm<PackDraft>({ defaultValues: { kind: "control", controls: [], from: "", to: "", evidence: "", engagement: "", reports: [], log: "" } });
  const { errors, isSubmitting } = form.formState;
  const draft = useWatch({ control: form.control }) as PackDraft;
  const settled = useSettled(scopeOf(draft));
  const handleSubmit = useFormSubmit(form, async (values) => {
    const scope = scopeOf(values);
    return scope ? onAsk(scope) : { ok: false, message: missingIn(values) };
  });
  const hasWindow = draft.kind === "control" || draft.kind === "window";
  return (
    <form onSubmit={handleSubmit} noValidate>
      <div className="grid grid-cols-2 gap-x-3 sm:flex sm:flex-wrap">
        <Field label="What goes in" className="max-sm:col-span-2 sm:w-44">{(control) => <NativeSelect {...control} options={KINDS} {...form.register("kind")} />}</Field>
        {draft.kind === "control" && (
          <div className="grid content-start justify-items-start gap-1 max-sm:col-span-2 max-sm:mb-3">
            <span aria-hidden className="text-sm font-medium">Which</span>
            <FilterMenu label="Controls" options={controls.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }))} selected={draft.controls} onChange={(chosen) => form.setValue("controls", chosen)} />
          </div>
        )}
        {draft.kind === "engagement" && <Field label="Audit" className="min-w-0 sm:w-56">{(control) => <NativeSelect {...control} options={[{ value: "", label: audits.length === 0 ? "There is no audit yet" : "Choose an audit" }, ...audits.map(({ id, label }) => ({ value: id, label }))]} {...form.register("engagement", { onChange: () => form.setValue("reports", []) })} />}</Field>}
        {draft.kind === "engagement" && (
          <div className="grid content-start justify-items-start gap-1 max-sm:col-span-2 max-sm:mb-3">
            <span aria-hidden className="text-sm font-medium">With final reports</span>
            <FilterMenu label="Reports" options={reports.flatMap(({ id, label, engagement }) => ((engagement ?? draft.engagement) === draft.engagement ? [{ value: id, label }] : []))} selected={draft.reports} onChange={(chosen) => form.setValue("reports", chosen)} />
          </div>
        )}
        {draft.kind === "item" && <Field label="Ids of the items" className="min-w-0 flex-1 basis-64 max-sm:col-span-2">{(control) => <Input {...control} dir="ltr" spellCheck={false} placeholder="ev_01jd…, ev_01je…" {...form.register("evidence")} />}</Field>}
        {hasWindow && <Field label="From" optional={draft.kind === "control"} className="min-w-0 sm:w-38">{(control) => <Input {...control} type="date" max={today} {...form.register("from")} />}</Field>}
        {hasWindow && <Field label="To, included" optional={draft.kind === "control"} className="min-w-0 sm:w-44">{(control) => <Input {...control} type="date" {...form.register("to")} />}</Field>}
        {logs.length > 1 && <Field label="Ledger" className="max-sm:col-span-2 sm:w-44">{(control) => <NativeSelect {...control} options={ledgerOptions(logs)} {...form.register("log")} />}</Field>}
        <Button type="submit" variant="primary" pending={isSubmitting} className="mt-[1.375rem] max-sm:col-span-2 max-sm:mt-0 max-sm:mb-3 max-sm:justify-self-start">Make pack</Button>
      </div>
      <div className="min-h-5 text-sm text-ink-2" aria-live="polite">{settled ? preview(settled) : <span className="text-ink-3">{missingIn(draft)}</span>}</div>
      {draft.kind === "engagement" && <p className="text-sm text-ink-3">Auditors whose access is to the whole audit can take it along from their room. What they keep to themselves is not in it.</p>}
      <FormError message={errors.root?.message} className="mt-2" />
    </form>
  );
}

/** A pack is of one ledger; after a succession there are several. */
function ledgerOptions(logs: string[]): { value: string; label: string }[] {
  return [{ value: "", label: "The newest" }, ...logs.slice(1).map((origin) => ({ value: origin, label: `Closed: ${origin}` }))];
}

/** The value once it has stood still for a moment, so that typing asks nothing. */
function useSettled(value: PackScope | undefined): PackScope | undefined {
  const text = JSON.stringify(value ?? null);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled === text ? ((JSON.parse(settled) as PackScope | null) ?? undefined) : undefined;
}
