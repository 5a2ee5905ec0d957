"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import type { Note } from "@/server/domain/workpapers/view";

type NotePadProps = { notes: Note[]; timezone: string; onWrite: (text: string, after: number) => Promise<FormResult>; onRelease: (version: number) => void };

/** The private note, its newest version to write on, the earlier ones below. */
export function NotePad({ notes, timezone, onWrite, onRelease }: NotePadProps) {
  const [current, ...earlier] = notes;
  const [text, setText] = useState(current?.text ?? "");
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await onWrite(text, current?.version ?? 0);
    setPending(false);
    setProblem(answer.ok ? undefined : answer.message);
  }

  return (
    <form aria-label="Private note" onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Textarea aria-label="Private note" placeholder="What you did and saw. Only auditors of this engagement read it." rows={6} maxLength={20_000} value={text} onChange={({ target }) => setText(target.value)} />
      <FormError message={problem} />
      <p className="mt-2 flex flex-wrap items-center gap-2 text-xs text-ink-3">
        <Button type="submit" size="sm" pending={pending} disabled={text.trim() === "" || text === current?.text}>Save note</Button>
        {current && <Button size="sm" variant="ghost" onClick={() => onRelease(current.version)}>Release…</Button>}
        {current && <span>version {current.version}, <bdi>{current.by}</bdi>, <Time iso={current.at} tz={timezone} withTime /></span>}
      </p>
      {earlier.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="min-h-6 text-ink-2">Earlier versions ({earlier.length})</summary>
          <ol>{earlier.map((note) => <li key={note.version} className="border-t border-line py-2"><p className="text-xs text-ink-3">version {note.version}, <bdi>{note.by}</bdi>, <Time iso={note.at} tz={timezone} withTime /></p><p dir="auto" className="whitespace-pre-wrap wrap-anywhere">{note.text}</p></li>)}</ol>
        </details>
      )}
    </form>
  );
}
