"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";

import { Button } from "./button";

type PagerProps = {
  label: string;
  /** "1–50 of 12,430" or "50 shown". */
  summary: string;
  hasPrevious: boolean;
  hasNext: boolean;
  onPrevious: () => void;
  onNext: () => void;
  pending?: boolean;
  previousLabel?: string;
  nextLabel?: string;
};

export function Pager({ label, summary, hasPrevious, hasNext, onPrevious, onNext, pending, previousLabel = "Newer", nextLabel = "Older" }: PagerProps) {
  return (
    <nav aria-label={label} className="flex h-12 items-center justify-between gap-3 text-sm" data-print="hide">
      <span className="tabular text-ink-3" aria-live="polite">{summary}</span>
      <span className="flex gap-2">
        <Button size="sm" disabled={!hasPrevious} pending={pending} onClick={onPrevious}>
          <ChevronLeft aria-hidden className="rtl:rotate-180" />
          {previousLabel}
        </Button>
        <Button size="sm" disabled={!hasNext} pending={pending} onClick={onNext}>
          {nextLabel}
          <ChevronRight aria-hidden className="rtl:rotate-180" />
        </Button>
      </span>
    </nav>
  );
}
