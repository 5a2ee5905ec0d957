"use client";

import { History } from "lucide-react";

import { Button } from "@/components/ui/button";
import { formatDate } from "@/components/ui/time-format";

type PastBandProps = { day: string; timezone: string; onReturn: () => void };

/** Across the top whenever the frame shows a past day: nothing on the page is "now". */
export function PastBand({ day, timezone, onReturn }: PastBandProps) {
  return (
    <div role="status" className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b border-accent bg-accent-soft px-4 py-1 text-sm text-accent sm:px-6">
      <History aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">
        You see <strong dir="ltr" className="font-semibold">{formatDate(day)}</strong>, end of day {timezone}, as it was known then. Changes are off.
      </span>
      <Button size="sm" onClick={onReturn}>Back to today</Button>
    </div>
  );
}
