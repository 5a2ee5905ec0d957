"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";

type ReferenceFieldProps = { controlKey: string; reference: string | null; /** Absent where the reader numbers nothing. */ onSave?: (reference: string | null) => Promise<FormResult> };

/** The auditor's own number: a press makes it a field, Enter keeps it, Esc leaves it. */
export function ReferenceField({ controlKey, reference, onSave }: ReferenceFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    const answer = await onSave?.(typed?.trim() || null);
    if (answer?.ok === false) setProblem(answer.message);
    else setTyped(null);
  }

  if (typed === null) {
    if (!onSave) return <span className="tabular">{reference}</span>;
    return <Button size="sm" variant="ghost" className="tabular -ms-2 font-normal" aria-label={`Your number of ${controlKey}: ${reference ?? "none"}`} title={reference === null ? "Give it your own number" : "Change your number"} onClick={() => setTyped(reference ?? "")}>{reference ?? <span className="text-ink-3">–</span>}</Button>;
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Input autoFocus value={typed} maxLength={24} className="w-24" aria-label={`Your number of ${controlKey}`} aria-invalid={problem !== undefined} title={problem} onChange={({ target }) => setTyped(target.value)} onKeyDown={({ key }) => key === "Escape" && setTyped(null)} />
      {problem && <p role="alert" className="text-xs text-danger">{problem}</p>}
    </form>
  );
}
