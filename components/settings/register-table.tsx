"use client";

import { useState } from "react";

import { showFact } from "@/components/evidence/fact-values";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import type { FormResult } from "@/components/ui/form-result";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { StandingAnswerView } from "@/server/domain/register/view";

type RegisterTableProps = { answers: StandingAnswerView[]; timezone: string; onEnd?: (id: string) => Promise<FormResult> };

/** What fills facts that no source states: for which records, who said so, since when. */
export function RegisterTable({ answers, timezone, onEnd }: RegisterTableProps) {
  const [asking, setAsking] = useState<StandingAnswerView | null>(null);
  if (answers.length === 0) return <Empty title="Nothing stands in the register">Some facts stand in no file: who tested, which share of assets was looked at. Said once here, they are filled into every record that comes in.</Empty>;
  return (
    <>
      <Table label="Standing answers" className="min-w-[50rem]">
        <TableHead>
          <tr><TableHeader>Fact</TableHeader><TableHeader>Records</TableHeader><TableHeader>Answer</TableHeader><TableHeader>Given by</TableHeader><TableHeader>Since</TableHeader><TableHeader><span className="sr-only">Actions</span></TableHeader></tr>
        </TableHead>
        <TableBody>
          {answers.map((answer) => (
            <TableRow key={answer.id} className={cn(answer.endedAt && "text-ink-3")}>
              <TableCell className={cn("font-medium", answer.endedAt && "line-through")}>{answer.factLabel}</TableCell>
              <TableCell>{answer.kindLabel}{answer.subject ? <span className="block text-xs text-ink-3">where {answer.subject.factLabel.toLowerCase()} is <bdi>{answer.subject.value}</bdi></span> : <span className="block text-xs text-ink-3">all of them</span>}</TableCell>
              <TableCell><bdi className="wrap-anywhere">{showFact(answer.value, answer.type, timezone)}</bdi></TableCell>
              <TableCell><bdi>{answer.by}</bdi></TableCell>
              <TableCell className="whitespace-nowrap"><Time iso={answer.at} tz={timezone} />{answer.endedAt && <span className="block text-xs text-ink-3">ended <Time iso={answer.endedAt} tz={timezone} /></span>}</TableCell>
              <TableCell numeric pinned={onEnd !== undefined && !answer.endedAt}>{onEnd && !answer.endedAt && <Button size="sm" variant="ghost" aria-label={`End ${answer.factLabel} of ${answer.kindLabel}`} onClick={() => setAsking(answer)}>End</Button>}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {asking && (
        <ConfirmDialog open onOpenChange={(open) => !open && setAsking(null)} danger title={`End “${asking.factLabel}”?`} confirmLabel="End it" onConfirm={async () => onEnd?.(asking.id) ?? { ok: true }}>
          Records of {asking.kindLabel} that come in from now on leave this fact open. What it has filled stays filled, with the name of who gave it.
        </ConfirmDialog>
      )}
    </>
  );
}

export function RegisterTableSkeleton() {
  return <RowsSkeleton label="the register" rows={4} rowClassName="h-12" />;
}
