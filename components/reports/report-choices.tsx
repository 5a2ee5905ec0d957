import type { UseFormReturn } from "react-hook-form";

import { CheckField, Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { AUDIT_ONLY_REPORTS, AUDIT_REPORTS } from "@/server/domain/reports/kinds";
import { PSEUDONYMOUS_REPORTS } from "@/server/domain/reports/pseudonymous";
import { ALWAYS_PRINTED, SECTIONS } from "@/server/domain/reports/sections";

import type { NewReport } from "./new-report";

type ReportChoicesProps = { kind: NewReport["kind"]; audits: readonly { id: string; label: string }[]; form: UseFormReturn<NewReport> };

/** What a kind can be asked: of which audit, which sections, people by a number. */
export function ReportChoices({ kind, audits, form }: ReportChoicesProps) {
  const sections = Object.entries(SECTIONS[kind] ?? {});
  const numbered = PSEUDONYMOUS_REPORTS.includes(kind);
  const { errors } = form.formState;
  const box = "size-4 accent-accent";
  const needsAudit = AUDIT_ONLY_REPORTS.includes(kind);
  const mayHaveAudit = needsAudit || (AUDIT_REPORTS.includes(kind) && audits.length > 0);
  const none = needsAudit ? (audits.length === 0 ? "There is no audit yet" : "Choose an audit") : "None: of the days above";
  return (
    <div className="mb-4 grid gap-y-3">
      {mayHaveAudit && (
        <Field label="Audit" hint={kind === "auditor_access" ? undefined : "Days, frameworks and results are then the audit’s, with its findings and requests."} error={errors.engagement?.message} className="max-w-xl">
          {(control) => <NativeSelect {...control} options={[{ value: "", label: none }, ...audits.map(({ id, label }) => ({ value: id, label }))]} {...form.register("engagement", needsAudit ? { required: "Choose an audit." } : {})} />}
        </Field>
      )}
      {sections.length > 0 && (
        <fieldset>
          <legend className="text-sm font-medium">Sections</legend>
          <p className="text-xs text-ink-3">What you leave out is named in the document. In every report: {ALWAYS_PRINTED}.</p>
          <div className="mt-1.5 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-4">
            {sections.map(([name, title]) => <CheckField key={name} label={title}>{(control) => <input {...control} type="checkbox" className={box} value={name} {...form.register("sections", { validate: (chosen) => (chosen?.length ?? 0) > 0 || "Choose one section at least." })} />}</CheckField>)}
          </div>
          <p className="min-h-5 text-xs text-danger" aria-live="polite">{errors.sections?.message}</p>
        </fieldset>
      )}
      {numbered && <CheckField label="People by a number" hint="Names and addresses are left out; whoever prepares and signs the report is named. Suggested for reports on persons’ requests.">{(control) => <input {...control} type="checkbox" className={box} {...form.register("pseudonymous")} />}</CheckField>}
    </div>
  );
}
