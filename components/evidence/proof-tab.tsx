import { formatBytes, formatCount } from "@/components/ui/count-format";
import { CopyButton } from "@/components/ui/copy-button";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { EvidenceDetail } from "@/server/domain/evidence/view";

import { DescriptionList } from "./description-list";

type ProofTabProps = { detail: Pick<EvidenceDetail, "sha256" | "sizeBytes" | "ledger">; timezone: string };

/** Where it stands in the ledger: recorded, then sequenced, then covered by a signed checkpoint. */
export function ProofTab({ detail, timezone }: ProofTabProps) {
  const { ledger } = detail;
  return (
    <div className="grid grid-cols-1 gap-5">
      <DescriptionList
        rows={[
          { label: "SHA-256 of the bytes", value: detail.sha256 === "" ? null : <Digest value={detail.sha256} full />, missing: "erased with the content" },
          { label: "Size", value: `${formatBytes(detail.sizeBytes)} (${formatCount(detail.sizeBytes)} bytes)` },
          { label: "Ledger entry", value: <span className="inline-flex items-center gap-1"><code className="break-all">{ledger.entryId}</code><CopyButton value={ledger.entryId} label="Copy the entry id" /></span> },
          { label: "Written", value: <Time iso={ledger.at} tz={timezone} withTime /> },
          { label: "Position", value: ledger.index === null ? null : <span className="tabular">#{formatCount(ledger.index)}</span>, missing: "being sealed; the position follows within a minute" },
          { label: "Leaf hash", value: <Digest value={ledger.leafHash} label="leaf hash" full /> },
          { label: "Checkpoint", value: ledger.checkpointSize === null ? null : <span className="tabular">covers {formatCount(ledger.checkpointSize)} entries</span>, missing: "not covered yet" },
          { label: "Origin", value: <code className="break-all">{ledger.origin}</code> },
        ]}
      />
      <p className="border-s-2 border-line-strong ps-3 text-sm text-ink-2">
        The leaf hash is over this item’s digest, its time and a key of its own; the checkpoint is signed over all leaves before it. Checking both without this server needs an export that is not part of this version yet.
      </p>
    </div>
  );
}
