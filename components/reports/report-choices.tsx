import type { UseFormReturn } from "react-hook-form";

import { CheckField, Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { PSEUDONYMOUS_REPORTS } from "@/server/domain/reports/pseudonymous";
import { SECTIONS } from "@/server/domain/reports/sections";

import type { NewReport } from "./new-report-form";

type ReportChoicesProps = { kind: NewReport["kind"]; audits: readonly { id: string; label: string }[]; form: UseFormReturn<NewReport> };

/** What only some reports can be asked: of which audit, which sections, people by a number. */
export function ReportChoices({ kind, audits, form }: ReportChoicesProps) {
  const sections = Object.entries(SECTIONS[kind] ?? {});
  const numbered = PSEUDONYMOUS_REPORTS.includes(kind);
  const { errors } = form.formState;
  if (sections.length === 0 && !numbered && kind !== "auditor_access") return null;
  return (
    <div className="mb-4 grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {kind === "auditor_access" && (
        <Field label="Audit" error={errors.engagement?.message} className="sm:col-span-2">
          {(control) => <NativeSelect {...control} options={[{ value: "", label: audits.length === 0 ? "There is no audit yet" : "Choose an audit" }, ...audits.map(({ id, label }) => ({ value: id, label }))]} {...form.register("engagement", { required: "Choose an audit." })} />}
        </Field>
      )}
      {sections.length > 0 && (
        <fieldset className="sm:col-span-2">
          <legend className="text-sm text-ink-2">Sections <span className="text-ink-3">(all of them where none is chosen)</span></legend>
          <div className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
            {sections.map(([name, title]) => <CheckField key={name} label={title}>{(control) => <input {...control} type="checkbox" className="size-4 accent-accent" value={name} {...form.register("sections")} />}</CheckField>)}
          </div>
        </fieldset>
      )}
      {numbered && <CheckField label="People by a number" hint="Names and addresses are left out.">{(control) => <input {...control} type="checkbox" className="size-4 accent-accent" {...form.register("pseudonymous")} />}</CheckField>}
    </div>
  );
}
