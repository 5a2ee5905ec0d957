"use client";

import { useId } from "react";

import { Button } from "@/components/ui/button";

import type { OfferedAct } from "./act-form";

type ActButtonsProps = { offered: OfferedAct[]; label: string; onOpen: (act: OfferedAct) => void };

/** What may be done now. What is blocked stands there too, with the sentence that says what is missing. */
export function ActButtons({ offered, label, onOpen }: ActButtonsProps) {
  const id = useId();
  if (offered.length === 0) return null;
  const blocked = offered.filter(({ blockedBy }) => blockedBy !== null);
  const open = offered.filter(({ blockedBy }) => blockedBy === null);
  return (
    <div role="group" aria-label={label} className="mt-3" data-print="hide">
      <div className="flex flex-wrap gap-2">
        {open.map((act) => <Button key={act.act} onClick={() => onOpen(act)}>{act.label}</Button>)}
      </div>
      {blocked.length > 0 && (
        <ul className="mt-3 grid gap-2">
          {blocked.map((act, index) => (
            <li key={act.act} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <Button size="sm" disabled aria-describedby={`${id}-${index}`}>{act.label}</Button>
              <span id={`${id}-${index}`} className="min-w-0 flex-1 basis-60 text-ink-2">{act.blockedBy}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
