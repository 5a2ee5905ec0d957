"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Input } from "@/components/ui/input";
import type { Tickmark } from "@/server/domain/workpapers/view";

type LegendProps = { tickmarks: Tickmark[]; onSave: (tickmark: Tickmark) => Promise<FormResult>; onRemove: (mark: string) => Promise<FormResult> };

/** The auditors' own marks and what each means. The organization never sees them. */
export function Legend({ tickmarks, onSave, onRemove }: LegendProps) {
  const [typed, setTyped] = useState({ mark: "", meaning: "" });
  const [problem, setProblem] = useState<string>();

  async function settle(work: Promise<FormResult>): Promise<boolean> {
    const answer = await work;
    setProblem(answer.ok ? undefined : answer.message);
    return answer.ok;
  }

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (await settle(onSave(typed))) setTyped({ mark: "", meaning: "" });
  }

  return (
    <>
      {tickmarks.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-3">None yet. Give a mark a meaning, then set it on controls.</p> : (
        <ul className="text-sm">
          {tickmarks.map(({ mark, meaning }) => (
            <li key={mark} className="flex min-h-9 items-center gap-3 border-t border-line"><span className="w-12 shrink-0 font-medium">{mark}</span><bdi className="min-w-0 flex-1 wrap-anywhere">{meaning}</bdi><Button size="sm" variant="ghost" aria-label={`Remove ${mark} from the legend`} onClick={() => void settle(onRemove(mark))}>Remove</Button></li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => void handleSubmit(event)} noValidate className="flex flex-wrap items-center gap-2 border-t border-line py-2">
        <Input aria-label="Mark" placeholder="Mark" maxLength={8} className="w-20" value={typed.mark} onChange={({ target }) => setTyped({ ...typed, mark: target.value })} />
        <Input aria-label="What it means" placeholder="What it means" dir="auto" maxLength={300} className="min-w-40 flex-1" value={typed.meaning} onChange={({ target }) => setTyped({ ...typed, meaning: target.value })} />
        <Button type="submit">Add</Button>
      </form>
      <FormError message={problem} />
    </>
  );
}
