"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import type { ConclusionPart, ConclusionResult } from "@/server/domain/workpapers/schema";
import type { Conclusion } from "@/server/domain/workpapers/view";

import { PART_WORDS, RESULT_WORDS } from "./desk-words";

export type Concluding = { part: ConclusionPart; after: number; result: ConclusionResult | null; testedOn: string; reason: string };
type ConclusionFormProps = { part: ConclusionPart; versions: Conclusion[]; today: string; timezone: string; onConclude: (said: Concluding) => Promise<FormResult>; onRelease: (version: number) => void };

const RESULTS = Object.entries(RESULT_WORDS).map(([value, label]) => ({ value, label }));

/** One of the two questions of a control: the auditor's result, its day, and why. Private until released. */
export function ConclusionForm({ part, versions, today, timezone, onConclude, onRelease }: ConclusionFormProps) {
  const [current] = versions;
  const [typed, setTyped] = useState<{ result: ConclusionResult | ""; testedOn: string; reason: string }>({ result: current?.result ?? "", testedOn: current?.testedOn ?? today, reason: current?.reason ?? "" });
  const [answer, setAnswer] = useState<FormResult>({ ok: true });
  const [pending, setPending] = useState(false);
  const fields = answer.ok ? {} : (answer.fields ?? {});

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    setAnswer(await onConclude({ part, after: current?.version ?? 0, ...typed, result: typed.result || null }));
    setPending(false);
  }

  return (
    <form aria-label={PART_WORDS[part].title} onSubmit={(event) => void handleSubmit(event)} noValidate className="border-t border-line py-2">
      <div className="grid grid-cols-[minmax(0,1fr)_9.5rem] gap-x-3">
        <Field label={PART_WORDS[part].title} hint={PART_WORDS[part].question} error={fields["result"]}>{(control) => <NativeSelect {...control} options={RESULTS} placeholder="no result yet" value={typed.result} onChange={({ target }) => setTyped({ ...typed, result: target.value as ConclusionResult | "" })} />}</Field>
        <Field label="Tested on" hint="Day of the test" error={fields["testedOn"]}>{(control) => <Input {...control} type="date" value={typed.testedOn} onChange={({ target }) => setTyped({ ...typed, testedOn: target.value })} />}</Field>
      </div>
      <Textarea aria-label={`Why: ${PART_WORDS[part].title}`} placeholder="Why" rows={2} maxLength={4000} value={typed.reason} onChange={({ target }) => setTyped({ ...typed, reason: target.value })} />
      <FormError message={answer.ok ? undefined : answer.message} />
      <p className="mt-2 flex flex-wrap items-center gap-2 text-xs text-ink-3">
        <Button type="submit" size="sm" pending={pending}>Save {PART_WORDS[part].title.toLowerCase()}</Button>
        {current && <Button size="sm" variant="ghost" onClick={() => onRelease(current.version)}>Release…</Button>}
        {current && <span>version {current.version}, <bdi>{current.by}</bdi>, <Time iso={current.at} tz={timezone} withTime /></span>}
      </p>
    </form>
  );
}
