"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { EvidenceDetail } from "@/components/evidence/evidence-detail";
import { EVIDENCE_TABS, type EvidenceTab } from "@/components/evidence/evidence-tabs";
import { toast } from "@/components/ui/toast";
import type { EvidenceDetail as EvidenceDetailView, RecordView } from "@/server/domain/evidence/view";
import { refusal, useAct, useTRPC, useTRPCClient } from "@/server/trpc/client";

import { useAddress } from "../../_components/use-address";
import { useAddFiles } from "../_upload/upload-provider";
import { EvidenceProof } from "./evidence-proof";
import type { EvidenceSurroundings } from "./surroundings";

type EvidenceViewProps = { detail: EvidenceDetailView; surroundings: EvidenceSurroundings; recordsFrom?: number };

/** One item with everything this reader may do to it, in the sheet and on its page alike. */
export function EvidenceView({ detail, surroundings, recordsFrom = 0 }: EvidenceViewProps) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const act = useAct();
  const addFiles = useAddFiles();
  const { search, set } = useAddress();
  const [more, setMore] = useState<RecordView[]>([]);
  const [loading, setLoading] = useState(false);
  const { id, number } = detail;
  const { mayPush, mayReview, mayWithdraw, mayErase, orgSlug, ...shown } = surroundings;
  const tab = EVIDENCE_TABS.find((known) => known === search.get("tab")) ?? "preview";
  const records = [...detail.records, ...more];
  const { data: holds } = useQuery({ ...trpc.erasures.holdsOn.queryOptions({ id }), enabled: mayErase });

  async function handleMore() {
    setLoading(true);
    try {
      const next = await client.evidence.records.query({ id, offset: recordsFrom + records.length });
      setMore([...more, ...next.records]);
    } catch (error) {
      const answer = refusal(error);
      if (!answer.ok) toast.error(answer.message);
    }
    setLoading(false);
  }

  async function handleLink(controlKey: string) {
    const result = await act(() => client.evidence.link.mutate({ id, controlKey }));
    if (result.ok) toast(`Linked to ${controlKey}.`);
    else toast.error(result.message);
  }

  return (
    <EvidenceDetail
      {...shown}
      detail={{ ...detail, records }}
      proof={<EvidenceProof detail={detail} orgSlug={orgSlug} timezone={shown.timezone} />}
      recordsFrom={recordsFrom}
      tab={tab}
      onTabChange={(next: EvidenceTab) => set({ tab: next === "preview" ? null : next })}
      downloadHref={`/o/${orgSlug}/files/evidence/${id}`}
      onMoreRecords={handleMore}
      loadingMore={loading}
      onAnswer={mayPush && detail.may.answer ? (answers) => act(() => client.evidence.supply.mutate({ id, answers: answers.map(({ kind, fact, value }) => ({ kind, fact, value })) })) : undefined}
      onLink={mayReview ? (key) => void handleLink(key) : undefined}
      onUnlink={mayReview ? (controlKey, reason) => act(() => client.evidence.unlink.mutate({ id, controlKey, reason })) : undefined}
      onReview={mayReview ? (state, note) => act(() => client.evidence.review.mutate({ id, state, ...(note ? { note } : {}) })) : undefined}
      onWithdraw={mayWithdraw ? (reason) => act(() => client.evidence.withdraw.mutate({ id, reason })) : undefined}
      onRequestErasure={mayErase ? (basis, reason) => act(() => client.erasures.request.mutate({ evidenceId: id, basis, reason })) : undefined}
      onHold={mayErase ? (reason) => act(() => client.erasures.hold.mutate({ evidenceId: id, reason })) : undefined}
      holds={holds}
      onCorrect={mayPush && detail.may.correct && addFiles ? (files) => addFiles(files.slice(0, 1), { id, number }) : undefined}
    />
  );
}
