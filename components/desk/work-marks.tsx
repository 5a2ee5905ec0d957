"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { type WorkStatus } from "@/server/domain/workpapers/schema";
import type { Paper } from "@/server/domain/workpapers/view";

import { WORK_WORDS } from "./desk-words";

type WorkMarksProps = { paper: Paper; onMark: (change: { status?: WorkStatus; marks?: string[] }) => Promise<FormResult> };

/** How far the work is, and the tickmarks the control bears. */
export function WorkMarks({ paper: { status, marks, tickmarks }, onMark }: WorkMarksProps) {
  const [problem, setProblem] = useState<string>();
  async function mark(change: Parameters<WorkMarksProps["onMark"]>[0]) {
    const answer = await onMark(change);
    setProblem(answer.ok ? undefined : answer.message);
  }
  return (
    <div className="border-t border-line py-2">
      <div role="group" aria-label="My status" className="flex flex-wrap gap-1">
        {(Object.keys(WORK_WORDS) as WorkStatus[]).map((each) => <Button key={each} size="sm" data-hotkey={each === "done" ? "d" : undefined} aria-pressed={status === each} className={cn(status === each && "border-accent bg-accent-soft")} onClick={() => void mark({ status: each })}>{WORK_WORDS[each]}</Button>)}
      </div>
      {tickmarks.length > 0 && (
        <div role="group" aria-label="Tickmarks" className="mt-2 flex flex-wrap gap-1">
          {tickmarks.map(({ mark: sign, meaning }) => (
            <Button key={sign} size="sm" title={meaning} aria-label={`${sign}: ${meaning}`} aria-pressed={marks.includes(sign)} className={cn(marks.includes(sign) && "border-accent bg-accent-soft")} onClick={() => void mark({ marks: marks.includes(sign) ? marks.filter((other) => other !== sign) : [...marks, sign] })}>{sign}</Button>
          ))}
        </div>
      )}
      <FormError message={problem} />
    </div>
  );
}
