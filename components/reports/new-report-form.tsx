"use client";

import { useForm, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useFormSubmit } from "@/components/ui/use-form-submit";
import type { ReportLanguage } from "@/server/domain/reports/kinds";
import { PSEUDONYMOUS_REPORTS } from "@/server/domain/reports/pseudonymous";
import { SECTIONS } from "@/server/domain/reports/sections";
import type { ReportRow } from "@/server/domain/reports/view";

import { ReportChoices } from "./report-choices";

export type NewReport = { kind: ReportRow["kind"]; from: string; to: string; status: "draft" | "final"; pageSize: "A4" | "LETTER"; language: ReportLanguage; sections?: string[]; pseudonymous?: boolean; engagement?: string };
type Audit = { id: string; label: string };

type NewReportFormProps = { window: { from: string; to: string }; today: string; audits?: readonly Audit[]; autoFocus?: boolean; onMake: (report: NewReport) => Promise<FormResult> };

const KINDS: { value: ReportRow["kind"]; label: string; says: string }[] = [
  { value: "soc2_readiness", label: "SOC 2 readiness", says: "Every criterion, the controls that answer it, their verdicts and the records they stand on." },
  { value: "control_tests", label: "Control tests", says: "Every control in scope: rule, parameters, population, deviations, exhibits." },
  { value: "art30_record", label: "Record of processing (Art. 30)", says: "Processing activities as controller and as processor, processors and transfers, as they stood on the last day." },
  { value: "breach_register", label: "Breach register (Art. 33(5))", says: "Breaches that became known in the period: facts, effects, remedy, clock and decisions. Without names of persons." },
  { value: "gdpr_accountability", label: "GDPR accountability", says: "Who is responsible, how persons’ requests were answered, and every measure with its records." },
  { value: "dsar_register", label: "Rights requests", says: "Every request by its number, never by a name, with due day, outcome and grounds." },
  { value: "access_review", label: "Access review", says: "Reviews of the period, the accounts of each system’s newest export, leavers, privileged accounts, and what no record says." },
  { value: "backup_restore", label: "Backup and restore", says: "Systems nobody restored first, every restore test, a calendar of runs, and every run that failed." },
  { value: "applicability", label: "Statement of applicability", says: "Every control: whether it applies and why, what is promised, and the requirements it answers to." },
  { value: "evidence_index", label: "Evidence index", says: "Every exhibit by its number, with source, query, digest, ledger position and file name." },
  { value: "exceptions_register", label: "Exceptions register", says: "Every lapse of the period and every deviation at its end, with responses." },
  { value: "auditor_access", label: "Auditor access log", says: "Who was let into an audit, and what they opened and took along." },
];

const STATUS = [{ value: "draft", label: "Draft" }, { value: "final", label: "Final" }];
const PAPER = [{ value: "A4", label: "A4" }, { value: "LETTER", label: "Letter" }];

export function NewReportForm({ window, today, audits = [], autoFocus, onMake }: NewReportFormProps) {
  const form = useForm<NewReport>({ defaultValues: { kind: "soc2_readiness", status: "draft", pageSize: "A4", language: "en", ...window } });
  const { errors, isSubmitting } = form.formState;
  const kind = useWatch({ control: form.control, name: "kind" });
  const handleSubmit = useFormSubmit(form, (report) => onMake(chosenOnly(report)));
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
      <ReportChoices key={kind} kind={kind} audits={audits} form={form} />
      <FormError message={errors.root?.message} className="mb-2" />
      <ul className="grid gap-x-6 text-sm text-ink-3 sm:grid-cols-2">{KINDS.map((kind) => <li key={kind.value}><span className="text-ink-2">{kind.label}.</span> {kind.says}</li>)}</ul>
      <p className="mt-2 text-xs text-ink-3">Every report says on its cover: prepared by management, not an independent auditor’s report.</p>
    </form>
  );
}

/** Only what the chosen kind can be asked: a field of another kind keeps its value while the form is open. */
function chosenOnly({ kind, sections, pseudonymous, engagement, ...report }: NewReport): NewReport {
  const all = Object.keys(SECTIONS[kind] ?? {});
  const chosen = all.filter((name) => sections?.includes(name));
  return {
    kind, ...report, ...(chosen.length > 0 && chosen.length < all.length && { sections: chosen }),
    ...(pseudonymous && PSEUDONYMOUS_REPORTS.includes(kind) && { pseudonymous }), ...(kind === "auditor_access" && { engagement: engagement ?? "" }),
  };
}
