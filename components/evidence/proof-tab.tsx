"use client";

import { Check, X } from "lucide-react";

import { Button } from "@/components/ui/button";
import { formatBytes, formatCount } from "@/components/ui/count-format";
import { CopyButton } from "@/components/ui/copy-button";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

import { DescriptionList } from "./description-list";

export type ProofCheck = { name: string; ok: boolean; sentence: string };

type ProofTabProps = {
  detail: Pick<EvidenceDetail, "sha256" | "sizeBytes" | "ledger" | "number">;
  timezone: string;
  /** Runs the checks on the server's own bytes; the command below runs them without it. */
  onVerify?: () => void;
  verifying?: boolean;
  checks: ProofCheck[] | null;
  offlineCommand: string;
};

/** Where it stands in the ledger, and how to check that without trusting us. */
export function ProofTab({ detail, timezone, onVerify, verifying, checks, offlineCommand }: ProofTabProps) {
  const { ledger } = detail;
  return (
    <div className="grid gap-5">
      <DescriptionList
        rows={[
          { label: "SHA-256 of the bytes", value: <Digest value={detail.sha256} full /> },
          { label: "Size", value: `${formatBytes(detail.sizeBytes)} (${formatCount(detail.sizeBytes)} bytes)` },
          { label: "Ledger entry", value: <span className="inline-flex items-center gap-1"><code className="break-all">{ledger.entryId}</code><CopyButton value={ledger.entryId} label="Copy the entry id" /></span> },
          { label: "Written", value: <Time iso={ledger.at} tz={timezone} withTime /> },
          { label: "Position", value: ledger.index === null ? null : <span className="tabular">#{formatCount(ledger.index)}</span>, missing: "being sealed; the position follows within a minute" },
          { label: "Leaf hash", value: <Digest value={ledger.leafHash} label="leaf hash" full /> },
          { label: "Checkpoint", value: ledger.checkpointSize === null ? null : <span className="tabular">covers {formatCount(ledger.checkpointSize)} entries</span>, missing: "not covered yet" },
          { label: "Origin", value: <code className="break-all">{ledger.origin}</code> },
        ]}
      />
      <div aria-live="polite">
        {onVerify && <Button variant="primary" pending={verifying} onClick={onVerify}>{checks ? "Verify again" : "Verify"}</Button>}
        {checks && (
          <ul className="mt-3 text-sm">
            {checks.map((check) => (
              <li key={check.name} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-1.5 border-t border-line py-1.5">
                {check.ok ? <Check aria-label="holds" className="mt-px size-4 text-state-pass" /> : <X aria-label="does not hold" className="mt-px size-4 text-state-fail" />}
                <span className="wrap-anywhere"><span className="font-medium">{check.name}</span>: <span className="text-ink-2">{check.sentence}</span></span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <p className="mb-1 text-sm text-ink-2">Check it offline, without this server:</p>
        <div className="flex items-center gap-1 rounded border border-line bg-paper ps-3 pe-1">
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways */}
          <pre tabIndex={0} dir="ltr" className="min-w-0 flex-1 overflow-x-auto py-2 text-xs">{offlineCommand}</pre>
          <CopyButton value={offlineCommand} label="Copy the command" />
        </div>
      </div>
    </div>
  );
}
