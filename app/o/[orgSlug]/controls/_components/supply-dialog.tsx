"use client";

import { skipToken, useQuery } from "@tanstack/react-query";

import { type Answer, QuestionForm } from "@/components/evidence/question-form";
import { evidencePath } from "@/components/layout/paths";
import { wordsOf } from "@/components/ui/count-format";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { LoadError } from "@/components/ui/load-error";
import { RowLink } from "@/components/ui/row-link";
import { Skeleton } from "@/components/ui/skeleton";
import type { FormResult } from "@/components/ui/form-result";
import { useAct, useTRPC, useTRPCClient } from "@/server/trpc/client";

type SupplyDialogProps = { missing: { recordId: string; fact: string }; base: string; onClose: () => void };

/** The questions of the evidence a verdict waits for, the missing fact first. */
export function SupplyDialog({ missing, base, onClose }: SupplyDialogProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const act = useAct();
  const place = useQuery(trpc.evidence.ofRecord.queryOptions({ recordId: missing.recordId }));
  const detail = useQuery(trpc.evidence.get.queryOptions(place.data ? { id: place.data.id } : skipToken));
  const error = place.error ?? detail.error;
  const questions = detail.data?.questions.toSorted((a, b) => Number(b.fact === missing.fact) - Number(a.fact === missing.fact));

  async function handleAnswer(answers: Answer[]): Promise<FormResult> {
    const id = detail.data?.id ?? "";
    const result = await act(() => client.evidence.supply.mutate({ id, answers: answers.map(({ kind, fact, value }) => ({ kind, fact, value })) }));
    if (result.ok) onClose();
    return result;
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Supply: ${wordsOf(missing.fact)}`} description="What the source could not know. What it said is never overwritten." className="max-w-2xl">
        {error && <LoadError what={error.message} kept="Nothing was changed." onRetry={() => void (place.error ? place : detail).refetch()} />}
        {!error && !questions && <Skeleton className="h-40 w-full" />}
        {questions && questions.length > 0 && detail.data && (detail.data.may.answer
          ? <QuestionForm questions={questions} onAnswer={handleAnswer} />
          : <Empty title="Not yours to answer">Who sent the evidence answers, or an officer.</Empty>)}
        {questions?.length === 0 && detail.data && (
          <Empty title="This evidence asks no question any more">
            Look at <RowLink className="link" href={`${evidencePath(base, detail.data.id)}?tab=facts`}>its facts</RowLink>.
          </Empty>
        )}
      </DialogContent>
    </Dialog>
  );
}
