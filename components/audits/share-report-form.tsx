"use client";

import Link from "next/link";
import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { NativeSelect } from "@/components/ui/native-select";
import { formatDate, formatDays } from "@/components/ui/time-format";
import type { SharedReports } from "@/server/domain/shared-reports/view";

type ShareReportFormProps = { choices: SharedReports["choices"]; reportsHref: string; timezone: string; onShare: (reportId: string) => Promise<FormResult>; onCancel: () => void };

/** Chooses one of the final reports. Where there is none it says where to make one. */
export function ShareReportForm({ choices, reportsHref, timezone, onShare, onCancel }: ShareReportFormProps) {
  const [id, setId] = useState(choices[0]?.id ?? "");
  const [message, setMessage] = useState<string>();
  const [pending, setPending] = useState(false);
  if (choices.length === 0) {
    return (
      <>
        <p className="text-sm text-ink-2">There is no further final report. <Link className="link" href={reportsHref}>Make one under Reports</Link>, with the status “final”.</p>
        <DialogFooter><Button onClick={onCancel}>Close</Button></DialogFooter>
      </>
    );
  }

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await onShare(id);
    setPending(false);
    setMessage(answer.ok ? undefined : answer.message);
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Field label="Report" hint="Final reports only, the newest first.">
        {(control) => <NativeSelect {...control} value={id} onChange={({ target }) => setId(target.value)} options={choices.map((choice) => ({ value: choice.id, label: `${choice.title}, ${formatDays(choice.from, choice.to)}, made ${formatDate(choice.madeAt, timezone)}` }))} />}
      </Field>
      <FormError message={message} />
      <DialogFooter><Button onClick={onCancel}>Cancel</Button><Button type="submit" variant="primary" pending={pending}>Share it</Button></DialogFooter>
    </form>
  );
}
