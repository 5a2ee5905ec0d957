"use client";

import { useForm } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { ReportRow } from "@/server/domain/reports/view";

export type NewReport = { kind: ReportRow["kind"]; from: string; to: string; status: "draft" | "final"; pageSize: "A4" | "LETTER" };

type NewReportFormProps = { window: { from: string; to: string }; today: string; autoFocus?: boolean; onMake: (report: NewReport) => Promise<FormResult> };

const KINDS: { value: ReportRow["kind"]; label: string; says: string }[] = [
  { value: "soc2_readiness", label: "SOC 2 readiness", says: "Every criterion, the controls that answer it, their verdicts and the records they stand on." },
  { value: "control_tests", label: "Control tests", says: "Every control in scope: rule, parameters, population, deviations, exhibits." },
  { value: "art30_record", label: "Record of processing (Art. 30)", says: "Processing activities as controller and as processor, processors and transfers, as they stood on the last day." },
  { value: "breach_register", label: "Breach register (Art. 33(5))", says: "Breaches that became known in the period: facts, effects, remedy, clock and decisions. Without names of persons." },
  { value: "gdpr_accountability", label: "GDPR accountability", says: "Who is responsible, how persons’ requests were answered, and every measure with its records." },
  { value: "dsar_register", label: "Rights requests", says: "Every request by its number, never by a name, with due day, outcome and grounds." },
];

const STATUS = [{ value: "draft", label: "Draft" }, { value: "final", label: "Final" }];
const PAPER = [{ value: "A4", label: "A4" }, { value: "LETTER", label: "Letter" }];

export function NewReportForm({ window, today, autoFocus, onMake }: NewReportFormProps) {
  const form = useForm<NewReport>({ defaultValues: { kind: "soc2_readiness", status: "draft", pageSize: "A4", ...window } });
  const { errors, isSubmitting } = form.formState;
  const handleSubmit = useFormSubmit(form, (report) => onMake(report));
  return (
    <form onSubmit={handleSubmit} noValidate className="border-t border-ink pt-3">
      <div className="grid gap-x-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_9.5rem_9.5rem_7rem_7rem_auto]">
        <Field label="Report" error={errors.kind?.message}>{(control) => <NativeSelect {...control} autoFocus={autoFocus} options={KINDS} {...form.register("kind")} />}</Field>
        <Field label="From" error={errors.from?.message}>{(control) => <Input {...control} type="date" max={today} {...form.register("from", { required: "The first day of the window." })} />}</Field>
        <Field label="To, included" error={errors.to?.message}>
          {(control) => <Input {...control} type="date" {...form.register("to", { required: "The last day of the window.", validate: (to, all) => to >= all.from || "This day lies before the first." })} />}
        </Field>
        <Field label="Status">{(control) => <NativeSelect {...control} options={STATUS} {...form.register("status")} />}</Field>
        <Field label="Paper">{(control) => <NativeSelect {...control} options={PAPER} {...form.register("pageSize")} />}</Field>
        <Button type="submit" variant="primary" pending={isSubmitting} className="mt-[1.375rem] max-lg:mt-0 max-lg:mb-3 max-lg:justify-self-start">Make report</Button>
      </div>
      <FormError message={errors.root?.message} className="mb-2" />
      <ul className="grid gap-x-6 text-sm text-ink-3 sm:grid-cols-2">{KINDS.map((kind) => <li key={kind.value}><span className="text-ink-2">{kind.label}.</span> {kind.says}</li>)}</ul>
      <p className="mt-2 text-xs text-ink-3">Every report says on its cover: prepared by management, not an independent auditor’s report.</p>
    </form>
  );
}
