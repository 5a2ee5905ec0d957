"use client";

import { type ReactNode, useState } from "react";

import { RIGHT_WORDS } from "@/components/privacy/case-words";
import { IDENTIFIER_WORDS, SOURCE_WORDS } from "@/components/privacy/system-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Time } from "@/components/ui/time";
import type { WorkTask } from "@/server/domain/privacy/systems/view";

type SystemTaskProps = { task: WorkTask; /** The form that reports it, where it is open. */ form: (close: () => void) => ReactNode };

/** What a request asks of one system: what to do there, by what the person is known, until when. */
export function SystemTask({ task, form }: SystemTaskProps) {
  const { caseName, right, system, state, instructions, identifiers, dueOn, daysLeft, zone, problem } = task;
  const [isOpen, setOpen] = useState(false);
  return (
    <li data-row className="grid grid-cols-1 gap-x-4 gap-y-1 border-t border-line py-3 first:border-t-0 sm:grid-cols-[8.25rem_minmax(0,1fr)_auto]">
      <span className="text-sm"><span className="tabular text-ink-2">{caseName}</span> {RIGHT_WORDS[right].word}</span>
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere"><bdi>{system}</bdi>{(state === "silent" || state === "failed") && <> <Badge tone="outline">{state === "silent" ? "did not report" : "could not be asked"}</Badge></>}</p>
        {problem && <p className="text-ink-2 wrap-anywhere">{problem}</p>}
        {instructions && <p className="mt-0.5 text-ink-2 whitespace-pre-wrap wrap-anywhere" dir="auto">{instructions}</p>}
        <ul className="mt-1 grid gap-0.5 text-sm">
          {identifiers.map(({ type, value, source }) => <li key={`${type}${value}`}><span className="text-ink-3">{IDENTIFIER_WORDS[type]}:</span> <bdi className="wrap-anywhere">{value}</bdi> <span className="text-ink-3">({SOURCE_WORDS[source]})</span></li>)}
        </ul>
        <p className={cn("mt-1 text-sm text-ink-3", daysLeft !== null && daysLeft < 0 && "font-medium text-state-fail")}>due <Time iso={dueOn} tz={zone} missing="without undue delay" />{daysLeft !== null && `, ${daysLeft < 0 ? `${-daysLeft} days over` : `${daysLeft} days left`}`}</p>
        {isOpen && <div className="mt-3">{form(() => setOpen(false))}</div>}
      </div>
      {!isOpen && <div className="mt-1 sm:mt-0"><Button size="sm" aria-label={`Report ${system} for ${caseName}`} onClick={() => setOpen(true)}>Report</Button></div>}
    </li>
  );
}
