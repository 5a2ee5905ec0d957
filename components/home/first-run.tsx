"use client";

import { Check } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { FirstRunStep } from "@/server/domain/home/view";

type FirstRunProps = { steps: FirstRunStep[]; actions: Record<FirstRunStep["key"], ReactNode> };

const TITLES: Record<FirstRunStep["key"], string> = {
  frameworks: "Choose what you answer to",
  people: "Bring in the people who own controls",
  evidence: "Push the first evidence",
  review: "Review it",
  report: "Make the first report",
};

/** What the button of a step that is not unfolded says: what one comes to do. */
const TAKE: Record<FirstRunStep["key"], string> = {
  frameworks: "Choose frameworks", people: "Invite people", evidence: "Push evidence", review: "Review evidence", report: "Make a report",
};

/** Five steps down one page. The first open one is unfolded and stays so while it turns; any other can be taken first. */
export function FirstRun({ steps, actions }: FirstRunProps) {
  const current = steps.find((step) => !step.done)?.key ?? null;
  const shown = useRef<FirstRunStep["key"] | null | undefined>(undefined);
  const [chosen, setChosen] = useState<FirstRunStep["key"] | null>(null);
  const open = chosen ?? current;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // The button that was pressed goes with its step: the keyboard goes on at the step that opened instead of at the top of the page.
    if (shown.current !== undefined && shown.current !== open && document.activeElement === document.body) list.current?.querySelector<HTMLElement>("[data-open] h2")?.focus();
    shown.current = open;
  }, [open]);
  return (
    <ol ref={list} className="max-w-3xl">
      {steps.map((step, index) => (
        <li key={step.key} data-open={step.key === open || undefined} aria-current={step.key === current ? "step" : undefined} className="grid grid-cols-[2rem_minmax(0,1fr)] border-t border-line py-4 first:border-ink">
          <span className={cn("tabular text-lg font-semibold", step.key === open ? "text-ink" : "text-ink-3")} aria-hidden>
            {step.done ? <Check className="size-5 text-state-pass" /> : index + 1}
          </span>
          <div className="min-w-0">
            <div className="flex items-start justify-between gap-3">
              <h2 tabIndex={-1} className={cn("text-lg font-semibold", step.key !== open && "font-medium text-ink-2")}>
                {TITLES[step.key]}
                {step.done && <span className="sr-only">, done</span>}
              </h2>
              {step.key !== open && <Button size="sm" variant="ghost" onClick={() => setChosen(step.key)} aria-label={step.done ? `Open again: ${TITLES[step.key]}` : undefined}>{step.done ? "Open again" : TAKE[step.key]}</Button>}
            </div>
            <p className="text-ink-2 wrap-anywhere">{step.detail}</p>
            {step.key === open && <div className="mt-3 grid grid-cols-1 gap-3">{actions[step.key]}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
