"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";

import { Button, ButtonLink } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { FirstRunStep } from "@/server/domain/home/view";

import { CommandBlock } from "./command-block";
import { type PushExample, pushCommands } from "./push-commands";

type FirstRunProps = {
  steps: FirstRunStep[];
  base: string;
  /** Null until a key has been made; then the command shows it filled in, this once. */
  push: PushExample | null;
  onMakeKey: () => void;
  makingKey?: boolean;
  /** What arrived, once it did: the waiting line turns into it. */
  arrived: { number: number; title: string; href: string } | null;
};

const TITLES: Record<FirstRunStep["key"], string> = {
  frameworks: "Choose what you answer to",
  people: "Bring in the people who own controls",
  evidence: "Push the first evidence",
  review: "Review it",
  report: "Make the first report",
};

/** Five steps down one page. The first open one is unfolded; a done one says what it changed. */
export function FirstRun(props: FirstRunProps) {
  const { steps } = props;
  const current = steps.find((step) => !step.done)?.key;
  return (
    <ol className="max-w-3xl">
      {steps.map((step, index) => (
        <li key={step.key} aria-current={step.key === current ? "step" : undefined} className="grid grid-cols-[2rem_minmax(0,1fr)] border-t border-line py-4 first:border-ink">
          <span className={cn("tabular text-lg font-semibold", step.key === current ? "text-ink" : "text-ink-3")} aria-hidden>
            {step.done ? <Check className="size-5 text-state-pass" /> : index + 1}
          </span>
          <div className="min-w-0">
            <h2 className={cn("text-lg font-semibold", step.key !== current && "font-medium text-ink-2")}>
              {TITLES[step.key]}
              {step.done && <span className="sr-only">, done</span>}
            </h2>
            <p className="text-ink-2 wrap-anywhere">{step.detail}</p>
            {step.key === current && <div className="mt-3 grid gap-3"><StepAction step={step} {...props} /></div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepAction({ step, base, push, onMakeKey, makingKey, arrived }: FirstRunProps & { step: FirstRunStep }): ReactNode {
  if (step.key === "frameworks") return <GoTo href={`${base}/settings`}>Choose frameworks</GoTo>;
  if (step.key === "people") return <GoTo href={`${base}/settings/members`}>Invite people</GoTo>;
  if (step.key === "review") return <GoTo href={`${base}/evidence?review=unreviewed`}>Open what waits for review</GoTo>;
  if (step.key === "report") return <GoTo href={`${base}/reports?new=1`}>Make a report</GoTo>;
  if (!push) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" pending={makingKey} onClick={onMakeKey}>Make a key and show the command</Button>
        <ButtonLink href={`${base}/evidence?upload=1`}>Upload a file instead</ButtonLink>
      </div>
    );
  }
  return (
    <>
      <CommandBlock variants={pushCommands(push)} />
      <p className="text-sm text-ink-2">The key is shown this once. Keep it where your pipeline keeps its secrets.</p>
      <WaitingLine arrived={arrived} />
    </>
  );
}

function GoTo({ href, children }: { href: string; children: ReactNode }) {
  return <div><ButtonLink variant="primary" href={href}>{children}</ButtonLink></div>;
}

function WaitingLine({ arrived }: { arrived: FirstRunProps["arrived"] }) {
  return (
    <p role="status" className="flex min-h-9 items-center gap-2.5 border-y border-dashed border-line text-sm">
      {arrived ? (
        <>
          <Check aria-hidden className="size-4 shrink-0 text-state-pass" />
          <span className="min-w-0 truncate" dir="auto">Arrived: <a className="link" href={arrived.href}>E-{arrived.number} {arrived.title}</a></span>
        </>
      ) : (
        <>
          <span aria-hidden className="size-2 shrink-0 animate-pulse rounded-full bg-accent" />
          Waiting for the first push. This line turns by itself.
        </>
      )}
    </p>
  );
}
