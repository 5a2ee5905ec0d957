import type { ReactNode } from "react";

import { cn } from "@/components/ui/cn";
import type { VerdictState } from "@/server/domain/controls/schema";

import { STATE_WORDS } from "./state-words";

const SHAPES: Record<VerdictState, ReactNode> = {
  pass: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  exception: (
    <>
      <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor" />
    </>
  ),
  fail: <path d="M3.5 3.5l9 9m0-9l-9 9" fill="none" stroke="currentColor" strokeWidth="2.25" strokeLinecap="round" />,
  stale: (
    <>
      <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 5v3.25l2.25 1.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  no_evidence: <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 1.72" />,
  not_occurring: (
    <>
      <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 8h6" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </>
  ),
  manual_pending: (
    <path d="M10.9 2.6l2.5 2.5-7.6 7.6-3.2.7.7-3.2zM9.2 4.3l2.5 2.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
  ),
  not_applicable: <path d="M3.5 8h9" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

type StateGlyphProps = {
  state: VerdictState;
  /** With a label the glyph speaks for itself; without, the word stands beside it. */
  label?: boolean;
  className?: string;
};

export function StateGlyph({ state, label, className }: StateGlyphProps) {
  const { word, text } = STATE_WORDS[state];
  return (
    <svg viewBox="0 0 16 16" data-state-glyph={state} className={cn("size-3.5 shrink-0", text, className)} {...(label ? { role: "img", "aria-label": word } : { "aria-hidden": true })}>
      {SHAPES[state]}
    </svg>
  );
}
