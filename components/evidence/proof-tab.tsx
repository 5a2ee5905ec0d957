"use client";

import { Download } from "lucide-react";
import { useState } from "react";

import type { BrowserCheck } from "@/components/ledger/checker-module";
import { KeyKeeper } from "@/components/ledger/key-keeper";
import { ProofStages } from "@/components/ledger/proof-stages";
import { BrowserStepList, ProofStepList } from "@/components/ledger/proof-step-list";
import { useKeptKey } from "@/components/ledger/use-kept-key";
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
  /** The same by the browser, under a key that it keeps. */
  onCheckHere: (key: string) => Promise<BrowserCheck>;
};

/** Where it stands in the ledger, and the way to check that, here or without this server. */
export function ProofTab({ detail, standing, timezone, proofHref, leafHref, onVerify, onCheckHere }: ProofTabProps) {
  const { ledger } = detail;
  return (
    <div className="grid grid-cols-1 gap-5">
      <ProofStages standing={standing} timezone={timezone} />
      {standing.sequenced && standing.mayProve && <VerifyRow origin={ledger.origin} vkey={standing.vkey} timezone={timezone} proofHref={proofHref} leafHref={leafHref} onVerify={onVerify} onCheckHere={onCheckHere} />}
      {!standing.mayProve && <p className="text-sm text-ink-2">Your role verifies what you sent in yourself. An officer or owner can verify this item.</p>}
      <DescriptionList
        rows={[
          { label: "SHA-256 of the bytes", value: detail.sha256 === "" ? null : <Digest value={detail.sha256} full />, missing: "erased with the content" },
          { label: "Size", value: detail.sizeBytes < 1000 ? formatBytes(detail.sizeBytes) : `${formatBytes(detail.sizeBytes)} (${formatCount(detail.sizeBytes)} bytes)` },
          { label: "Ledger entry", value: <span className="inline-flex items-center gap-1"><code className="break-all">{ledger.entryId}</code><CopyButton value={ledger.entryId} label="Copy the entry id" /></span> },
          { label: "Leaf hash", value: <Digest value={ledger.leafHash} label="leaf hash" full /> },
          { label: "Log", value: <code className="break-all">{ledger.origin}</code> },
        ]}
      />
    </div>
  );
}

type VerifyRowProps = Pick<ProofTabProps, "proofHref" | "leafHref" | "timezone" | "onVerify" | "onCheckHere"> & { origin: string; vkey: string | null };

function VerifyRow({ origin, vkey, proofHref, leafHref, timezone, onVerify, onCheckHere }: VerifyRowProps) {
  const keeping = useKeptKey(origin, vkey);
  const [here, setHere] = useState<BrowserCheck | null>(null);
  const [there, setThere] = useState<Verification | null>(null);
  const [pending, setPending] = useState(false);

  async function handleVerify() {
    setPending(true);
    const key = keeping.keyToUse();
    const [mine, theirs] = await Promise.all([key === null ? null : onCheckHere(key), onVerify()]);
    setHere(mine);
    setThere(theirs);
    setPending(false);
  }

  return (
    <section aria-label="Verification" className="grid gap-3 border-t border-ink pt-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" pending={pending} onClick={() => void handleVerify()}>{pending ? "Verifying…" : "Verify"}</Button>
        <a href={proofHref} download className={buttonVariants()}><Download aria-hidden />Download proof</a>
        <a href={leafHref} download className={buttonVariants({ variant: "ghost" })}>Leaf</a>
      </div>
      <KeyKeeper origin={origin} named={vkey} keeping={keeping} timezone={timezone} />
      <div aria-live="polite" className="grid gap-4">
        {here && ("steps" in here ? <BrowserStepList steps={here.steps} /> : <Problem>{here.message}</Problem>)}
        {there && ("proof" in there ? <ProofStepList proof={there.proof} /> : <Problem>{there.message}</Problem>)}
      </div>
      <p className="max-w-prose border-s-2 border-line-strong ps-3 text-sm text-ink-2">
        Your browser checks the downloaded proof: leaf, place and signature. What was recorded and the file’s bytes only this server can open, so it derives these. The checking script came from this server as well: to trust it no more than the rest, check with the page of a pack you keep.
      </p>
    </section>
  );
}

function Problem({ children }: { children: string }) {
  return <p role="alert" className="text-sm text-state-fail">{children}</p>;
}
