"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";

import type { HandRecord } from "@/components/evidence/hand-record-form";
import { evidencePath } from "@/components/layout/paths";
import type { FormResult } from "@/components/ui/form-result";
import { LoadError } from "@/components/ui/load-error";
import { RowLink } from "@/components/ui/row-link";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useAct, useTRPC, useTRPCClient } from "@/server/trpc/client";

const HandRecordForm = dynamic(async () => (await import("@/components/evidence/hand-record-form")).HandRecordForm, { ssr: false, loading: () => <Skeleton className="h-64 w-full" /> });

type HandSheetProps = { open: boolean; onClose: () => void; timezone: string; base: string; name: string; control: string | null };
type Saved = { id: string; number: number; controls: string[] };

/** A person's own record: typed, signed with their name, and marked as a statement. */
export function HandSheet({ open, onClose, timezone, base, name, control }: HandSheetProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const act = useAct();
  const [saved, setSaved] = useState<Saved | null>(null);
  const { data: kinds, error, refetch } = useQuery({ ...trpc.catalog.kinds.queryOptions(), enabled: open, staleTime: Infinity });

  async function handleSave({ kind, facts, title }: HandRecord): Promise<FormResult> {
    let refused: FormResult | null = null;
    const result = await act(async () => {
      const item = { content: { json: { proofroom: 1, records: [{ kind, facts }] } }, title, provenance: { method: "manual" as const, extractedBy: name, extractedAt: new Date().toISOString() }, ...(control && { controls: [control] }) };
      const [answer] = await client.evidence.push.mutate({ items: [item] });
      const problems = answer?.issues.filter(({ level }) => level === "error") ?? [];
      if (!answer || answer.status === "refused" || !answer.id) {
        refused = { ok: false, message: problems[0]?.message ?? "The record was refused. Nothing was saved.", fields: Object.fromEntries(problems.flatMap((issue) => (issue.field ? [[issue.field, issue.message]] : []))) };
      } else setSaved({ id: answer.id, number: answer.number ?? 0, controls: answer.controls });
    });
    return refused ?? result;
  }

  return (
    <Sheet open={open} onOpenChange={(next) => !next && onClose()} title="Record by hand" description="Your own statement, with your name and the time. A system’s file counts for more.">
      {saved && (
        <p role="status" className="mb-4 border-s-2 border-accent ps-3">
          Saved as <RowLink className="link" href={evidencePath(base, saved.id)}>E-{saved.number}</RowLink>{saved.controls.length > 0 && <>, bears on {saved.controls.join(", ")}</>}.
        </p>
      )}
      {error && <LoadError what={error.message} kept="Nothing was changed." onRetry={() => void refetch()} />}
      {!error && (kinds ? <HandRecordForm kinds={kinds} timezone={timezone} onSave={handleSave} /> : <Skeleton className="h-64 w-full" />)}
    </Sheet>
  );
}
