"use client";

import { Check } from "lucide-react";

import { controlPath } from "@/components/layout/paths";
import { StateGlyph } from "@/components/states/state-glyph";
import { isVerdictState, STATE_WORDS } from "@/components/states/state-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { RowLink } from "@/components/ui/row-link";

import { CommandBlock } from "./command-block";
import { type PushExample, pushCommands } from "./push-commands";

export type Arrived = { number: number; title: string; href: string; controls: { key: string; title: string; state: string }[] };

type FirstPushProps = {
  base: string;
  /** Null until a key has been made; then the command shows it filled in, this once. */
  push: PushExample | null;
  /** Absent where the reader may make no key. */
  onMakeKey?: () => void;
  makingKey?: boolean;
  problem?: string | null;
  /** What arrived, once it did: the waiting line turns into it. */
  arrived: Arrived | null;
};

/** The first evidence: by a key and a ready command, by a file, or by hand. The line below waits and turns. */
export function FirstPush({ base, push, onMakeKey, makingKey, problem, arrived }: FirstPushProps) {
  return (
    <>
      {push ? (
        <>
          <CommandBlock variants={pushCommands(push)} />
          <p className="text-sm text-ink-2">The record says that you reached your security mailbox just now: check it, or change it to what is true, before you run it. The key is shown this once; keep it where your pipeline keeps its secrets.</p>
        </>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          {onMakeKey && <Button variant="primary" pending={makingKey} onClick={onMakeKey}>Make a key and show the command</Button>}
          <ButtonLink href={`${base}/evidence?upload=1`}>Upload a file</ButtonLink>
          <ButtonLink href={`${base}/evidence?hand=1`}>Record by hand</ButtonLink>
        </div>
      )}
      {problem && <p role="alert" className="text-sm text-danger">{problem}</p>}
      <WaitingLine arrived={arrived} base={base} />
    </>
  );
}

function WaitingLine({ arrived, base }: Pick<FirstPushProps, "arrived" | "base">) {
  return (
    <div role="status" className="grid min-h-9 gap-1 border-y border-dashed border-line py-2 text-sm">
      {arrived ? (
        <>
          <p className="flex items-center gap-2.5">
            <Check aria-hidden className="size-4 shrink-0 text-state-pass" />
            <span className="min-w-0 wrap-anywhere" dir="auto">Arrived: <RowLink className="link" href={arrived.href}>E-{arrived.number} {arrived.title}</RowLink></span>
          </p>
          {arrived.controls.slice(0, 6).map((control) => (
            <p key={control.key} className="flex items-center gap-2 ps-6.5">
              {isVerdictState(control.state) && <StateGlyph state={control.state} />}
              <RowLink href={controlPath(base, control.key)} className="quiet-link"><code className="text-xs text-ink-2">{control.key}</code> {control.title}</RowLink>
              {isVerdictState(control.state) && <span className={STATE_WORDS[control.state].text}>{STATE_WORDS[control.state].word}</span>}
            </p>
          ))}
        </>
      ) : (
        <p className="flex items-center gap-2.5">
          <span aria-hidden className="size-2 shrink-0 animate-pulse rounded-full bg-accent" />
          Waiting for the first evidence. This line turns by itself.
        </p>
      )}
    </div>
  );
}
