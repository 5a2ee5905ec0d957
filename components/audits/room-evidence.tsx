"use client";

import { useState } from "react";

import { DescriptionList } from "@/components/evidence/description-list";
import { EvidenceDetail } from "@/components/evidence/evidence-detail";
import type { EvidenceTab } from "@/components/evidence/evidence-tabs";
import { ButtonLink } from "@/components/ui/button";
import { Digest } from "@/components/ui/digest";
import type { EvidenceDetail as EvidenceDetailView } from "@/server/domain/evidence/view";

/** One item as an auditor reads it: nothing can be changed, the bytes and their proof can be taken along. */
export function RoomEvidence({ detail, timezone, base }: { detail: EvidenceDetailView; timezone: string; base: string }) {
  const [tab, setTab] = useState<EvidenceTab>("preview");
  return <EvidenceDetail detail={detail} tab={tab} onTabChange={setTab} downloadHref={`${base}/files/evidence/${detail.id}`} linkable={[]} timezone={timezone} base={base} proof={<Place detail={detail} base={base} />} />;
}

function Place({ detail: { id, sha256, ledger }, base }: { detail: EvidenceDetailView; base: string }) {
  return (
    <>
      <DescriptionList
        rows={[
          { label: "SHA-256 of the bytes", value: sha256 && <Digest value={sha256} full />, missing: "erased with the content" },
          { label: "Ledger entry", value: <code>{ledger.entryId}</code> },
          { label: "Leaf hash", value: <Digest value={ledger.leafHash} label="leaf hash" full /> },
          { label: "Log", value: <code>{ledger.origin}</code> },
        ]}
      />
      {ledger.checkpointSize === null ? <p className="mt-3 text-sm text-ink-2">Not in a signed head yet. Its proof can be taken along in a moment.</p> : (
        <p className="mt-3 flex flex-wrap gap-2"><ButtonLink href={`${base}/files/proofs/${id}`}>Take the proof</ButtonLink><ButtonLink href={`${base}/files/leaves/${id}`}>Take the leaf</ButtonLink></p>
      )}
    </>
  );
}
