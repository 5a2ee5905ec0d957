"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { ActButtons } from "@/components/privacy/act-buttons";
import type { LetterPreviewer, OfferedAct } from "@/components/privacy/act-form";
import { toast } from "@/components/ui/toast";
import { refusal, useAct, useTRPCClient } from "@/server/trpc/client";

const ActDialog = dynamic(async () => (await import("@/components/privacy/act-dialog")).ActDialog, { ssr: false });

type CaseActsProps = { id: string; offered: OfferedAct[]; label: string; zone: string };

/** The acts that a case offers, for the request or for one right of it, each with its form. */
export function CaseActs({ id, offered, label, zone }: CaseActsProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [open, setOpen] = useState<OfferedAct | null>(null);

  async function handleAct(data: Record<string, unknown>) {
    if (!open) return { ok: true as const };
    const result = await act(() => client.privacy.act.mutate({ id, kind: open.act, data, ...(open.right ? { right: open.right } : {}) }));
    if (result.ok) toast(`${open.label}: done.`);
    return result;
  }

  const previewer: LetterPreviewer = async (kind, said) => {
    try {
      return await client.privacy.previewLetter.query({ id, kind, said, ...(open?.right ? { right: open.right } : {}) });
    } catch (error) {
      const answer = refusal(error);
      return answer.ok ? "" : answer.message;
    }
  };

  return (
    <>
      <ActButtons offered={offered} label={label} onOpen={setOpen} />
      {open && <ActDialog key={open.act} offered={open} zone={zone} onClose={() => setOpen(null)} onAct={handleAct} previewer={previewer} />}
    </>
  );
}
