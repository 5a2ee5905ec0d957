"use client";

import { type SyntheticEvent, useState } from "react";

import { METHOD_WORDS } from "@/components/privacy/system-words";
import { Button } from "@/components/ui/button";
import { plural } from "@/components/ui/count-format";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { methodsFor } from "@/server/domain/privacy/systems/connectors";
import type { WorkTask } from "@/server/domain/privacy/systems/view";

type Report = { method: ReturnType<typeof methodsFor>[number]; records: number };
type ReportTaskFormProps = {
  task: WorkTask; onReport: (report: Report) => Promise<FormResult>; onCancel: () => void;
  /** Sends a file; answers how many rows it has (null where it is no table), or a sentence that says what is wrong with it. */
  onFile: (file: File) => Promise<{ rows: number | null } | string>;
};
type Sent = { name: string; rows: number | null };

/** What was done in a system, for how many records, and the file of what was found. */
export function ReportTaskForm({ task, onReport, onCancel, onFile }: ReportTaskFormProps) {
  const methods = methodsFor(task.right);
  const takesFiles = task.right === "access" || task.right === "portability";
  const [method, setMethod] = useState("");
  const [records, setRecords] = useState("");
  const [sent, setSent] = useState<Sent[]>(task.files.map(({ name }) => ({ name, rows: null })));
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const counts = task.connector === "csv" && method === "extracted";

  async function handleFile(file: File | undefined) {
    if (!file) return;
    setPending(true);
    const answer = await onFile(file);
    setPending(false);
    if (typeof answer === "string") return setFault(answer);
    setFault(null);
    setSent((before) => [...before, { name: file.name, rows: answer.rows }]);
    if (method === "") setMethod("extracted");
    if (answer.rows !== null && records === "") setRecords(String(answer.rows));
  }

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    const chosen = methods.find((one) => one === method);
    const count = method === "none_found" || counts ? 0 : Number(records);
    if (!chosen) return setFault("Say what was done.");
    if (!Number.isInteger(count) || count < 0 || (records.trim() === "" && method !== "none_found" && !counts)) return setFault("Say for how many records.");
    setPending(true);
    const answer = await onReport({ method: chosen, records: count });
    setPending(false);
    if (!answer.ok) setFault(answer.message);
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="max-w-xl border-s-2 border-line-strong ps-4">
      {takesFiles && (
        <Field label="What you found" optional={task.connector !== "csv"} hint={task.connector === "csv" ? "A CSV file with a header and the person’s rows; up to 32 MiB. Only of this person." : "Any file, up to 32 MiB. Only of this person; it is kept sealed with the case."}>
          {(control) => <Input {...control} type="file" {...(task.connector === "csv" ? { accept: ".csv,text/csv" } : {})} onChange={(event) => void handleFile(event.target.files?.[0])} />}
        </Field>
      )}
      {sent.length > 0 && <ul className="mb-3 text-sm text-ink-2" aria-live="polite">{sent.map(({ name, rows }, index) => <li key={index}><bdi className="wrap-anywhere">{name}</bdi> is kept{rows !== null && `, ${plural(rows, "row")}`}.</li>)}</ul>}
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label="What was done">{(control) => <NativeSelect {...control} placeholder="Choose" options={methods.map((value) => ({ value, label: METHOD_WORDS[value] ?? value }))} value={method} onChange={(event) => setMethod(event.target.value)} />}</Field>
        {method !== "none_found" && !counts && <Field label="Records">{(control) => <Input {...control} inputMode="numeric" value={records} onChange={(event) => setRecords(event.target.value)} />}</Field>}
      </div>
      <FormError message={fault} className="mb-3" />
      <div className="flex gap-2"><Button type="submit" variant="primary" pending={pending}>Report it as done</Button><Button onClick={onCancel}>Cancel</Button></div>
    </form>
  );
}
