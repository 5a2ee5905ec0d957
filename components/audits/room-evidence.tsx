"use client";

import { type ReactNode, useState } from "react";

import { EvidenceDetail } from "@/components/evidence/evidence-detail";
import type { EvidenceTab } from "@/components/evidence/evidence-tabs";
import type { EvidenceDetail as EvidenceDetailView } from "@/server/domain/evidence/view";

/** One item as an auditor reads it: nothing can be changed, the bytes and their proof can be taken along. */
export function RoomEvidence({ detail, timezone, base, proof }: { detail: EvidenceDetailView; timezone: string; base: string; proof: ReactNode }) {
  const [tab, setTab] = useState<EvidenceTab>("preview");
  return <EvidenceDetail detail={detail} tab={tab} onTabChange={setTab} downloadHref={`${base}/files/evidence/${detail.id}`} linkable={[]} timezone={timezone} base={base} proof={proof} />;
}
