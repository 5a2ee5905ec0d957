"use client";

import { Download } from "lucide-react";
import { useState } from "react";

import { ProofStages } from "@/components/ledger/proof-stages";
import { ProofStepList } from "@/components/ledger/proof-step-list";
import { Button, buttonVariants } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes, formatCount } from "@/components/ui/count-format";
import { Digest } from "@/components/ui/digest";
import type { EvidenceDetail } from "@/server/domain/evidence/view";
import type { EvidenceProof, ProofStanding } from "@/server/domain/ledger/view";

import { DescriptionList } from "./description-list";

export type Verification = { proof: EvidenceProof } | { message: string };
type ProofTabProps = {
  detail: Pick<EvidenceDetail, "sha256" | "sizeBytes" | "ledger">;
  standing: ProofStanding;
  timezone: string;
  proofHref: string;
  leafHref: string;
  onVerify: () => Promise<Verification>;
};

/** Where it stands in the ledger, and the way to check that, here or without this server. */
export function ProofTab({ detail, standing, timezone, proofHref, leafHref, onVerify }: ProofTabProps) {
  const { ledger } = detail;
  return (
    <div className="grid grid-cols-1 gap-5">
      <ProofStages standing={standing} timezone={timezone} />
      {standing.sequenced && standing.mayProve && <VerifyRow proofHref={proofHref} leafHref={leafHref} onVerify={onVerify} />}
      {!standing.mayProve && <p className="text-sm text-ink-2">Your role verifies what you sent in yourself. An officer or owner can verify this item.</p>}
      <DescriptionList
        rows={[
          { label: "SHA-256 of the bytes", value: detail.sha256 === "" ? null : <Digest value={detail.sha256} full />, missing: "erased with the content" },
          { label: "Size", value: `${formatBytes(detail.sizeBytes)} (${formatCount(detail.sizeBytes)} bytes)` },
          { label: "Ledger entry", value: <span className="inline-flex items-center gap-1"><code className="break-all">{ledger.entryId}</code><CopyButton value={ledger.entryId} label="Copy the entry id" /></span> },
          { label: "Leaf hash", value: <Digest value={ledger.leafHash} label="leaf hash" full /> },
          { label: "Log", value: <code className="break-all">{ledger.origin}</code> },
        ]}
      />
    </div>
  );
}

function VerifyRow({ proofHref, leafHref, onVerify }: Pick<ProofTabProps, "proofHref" | "leafHref" | "onVerify">) {
  const [result, setResult] = useState<Verification | null>(null);
  const [pending, setPending] = useState(false);

  async function handleVerify() {
    setPending(true);
    setResult(await onVerify());
    setPending(false);
  }

  return (
    <section aria-label="Verification" className="border-t border-ink pt-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" pending={pending} onClick={() => void handleVerify()}>{pending ? "Verifying…" : "Verify"}</Button>
        <a href={proofHref} download className={buttonVariants()}><Download aria-hidden />Download proof</a>
        <a href={leafHref} download className={buttonVariants({ variant: "ghost" })}>Leaf</a>
      </div>
      <div aria-live="polite" className="mt-3">
        {result && ("proof" in result ? <ProofStepList proof={result.proof} /> : <p role="alert" className="text-sm text-state-fail">{result.message}</p>)}
      </div>
      <p className="mt-3 max-w-prose border-s-2 border-line-strong ps-3 text-sm text-ink-2">
        Verify reads the stored bytes again and derives every step on this server. To check without it, take the proof and the leaf, and the log’s key from somewhere else than here.
      </p>
    </section>
  );
}
