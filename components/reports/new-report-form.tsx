"use client";

import { useForm, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import { windowPresets } from "@/server/domain/reports/presets";

import { choicesOf, chosenOnly, isOfAudit, type NewReport } from "./new-report";
import { ReportChoices } from "./report-choices";
import { KINDS, LANGUAGES, PAPER, STATUS } from "./report-kinds";

export type ReportAudit = { id: string; label: string; from: string; to: string };
type Act = (report: NewReport) => Promise<FormResult>;
type NewReportFormProps = { window: { from: string; to: string }; today: string; audits?: readonly ReportAudit[]; autoFocus?: boolean; onMake: Act; onPreview: Act; onSchedule: (report: NewReport) => void };

/** Which report, of which days, and what of it is printed. It can be looked at before it is made, and be made on a schedule. */
export function NewReportForm({ window, today, audits = [], autoFocus, onMake, onPreview, onSchedule }: NewReportFormProps) {
  const form = useForm<NewReport>({ defaultValues: { kind: "soc2_readiness", status: "draft", pageSize: "A4", language: "en", ...window, ...choicesOf("soc2_readiness") } });
  const { errors, isSubmitting } = form.formState;
  const [kind, engagement, from, to] = useWatch({ control: form.control, name: ["kind", "engagement", "from", "to"] });
  const hasDays = !isOfAudit(kind, engagement);
  const presets = windowPresets(today, audits);
  const handleSubmit = useFormSubmit(form, (report) => onMake(chosenOnly(report)));
  const handlePreview = useFormSubmit(form, (report) => onPreview(chosenOnly(report)));
  const handleSchedule = useFormSubmit(form, async (report) => {
    onSchedule(chosenOnly(report));
    return { ok: true };
  });

  /** Another kind has other sections, and is of other people. */
  function handleKind(next: NewReport["kind"]) {
    for (const [name, value] of Object.entries(choicesOf(next))) form.setValue(name as keyof ReturnType<typeof choicesOf>, value);
  }

  function handlePreset(value: string) {
    const preset = presets.find((each) => each.value === value);
    if (!preset) return;
    form.setValue("from", preset.from, { shouldValidate: true });
    form.setValue("to", preset.to, { shouldValidate: true });
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="border-t border-ink pt-3">
      <div className="grid gap-x-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_9.5rem_9.5rem]">
        <Field label="Report" error={errors.kind?.message}>{(control) => <NativeSelect {...control} autoFocus={autoFocus} options={KINDS} {...form.register("kind", { onChange: (event: { target: { value: NewReport["kind"] } }) => handleKind(event.target.value) })} />}</Field>
        {hasDays && <Field label="Window">{(control) => <NativeSelect {...control} value={presets.find((preset) => preset.from === from && preset.to === to)?.value ?? ""} onChange={(event) => handlePreset(event.target.value)} placeholder="Days of my own" options={presets} />}</Field>}
        {hasDays && <Field label="From" error={errors.from?.message}>{(control) => <Input {...control} type="date" max={today} {...form.register("from", { required: "The first day of the window." })} />}</Field>}
        {hasDays && <Field label="To, included" error={errors.to?.message}>
          {(control) => <Input {...control} type="date" {...form.register("to", { required: "The last day of the window.", validate: (last, all) => (last ?? "") >= (all.from ?? "") || "This day lies before the first." })} />}
        </Field>}
      </div>
      <p className="-mt-3 mb-3 max-w-prose text-sm text-ink-3">{KINDS.find(({ value }) => value === kind)?.says}</p>
      <div className="grid max-w-xl grid-cols-2 gap-x-3 sm:grid-cols-3">
        <Field label="Language">{(control) => <NativeSelect {...control} options={LANGUAGES} {...form.register("language")} />}</Field>
        <Field label="Status">{(control) => <NativeSelect {...control} options={STATUS} {...form.register("status")} />}</Field>
        <Field label="Paper">{(control) => <NativeSelect {...control} options={PAPER} {...form.register("pageSize")} />}</Field>
      </div>
      <ReportChoices key={kind} kind={kind} audits={audits} form={form} />
      <FormError message={errors.root?.message} className="mb-3" />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={isSubmitting}>Make report</Button>
        <Button onClick={() => void handlePreview()}>Preview</Button>
        <Button onClick={() => void handleSchedule()}>Make it regularly…</Button>
      </div>
    </form>
  );
}
