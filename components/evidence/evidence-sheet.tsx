"use client";

import { evidencePath } from "@/components/layout/paths";
import { LoadError } from "@/components/ui/load-error";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";

import { EvidenceDetail, type EvidenceDetailProps, EvidenceDetailSkeleton } from "./evidence-detail";

type EvidenceSheetProps = Omit<EvidenceDetailProps, "detail"> & {
  open: boolean;
  onClose: () => void;
  /** Null while it loads. */
  detail: EvidenceDetailProps["detail"] | null;
  error?: string | null;
  onRetry?: () => void;
};

export function EvidenceSheet({ open, onClose, detail, error, onRetry, ...rest }: EvidenceSheetProps) {
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={detail?.title ?? "Evidence"}
      eyebrow={detail && <><span className="tabular">E-{detail.number}{detail.version > 1 && ` v${detail.version}`}</span><span>received <Time iso={detail.receivedAt} tz={rest.timezone} withTime /></span></>}
      fullHref={detail ? evidencePath(rest.base, detail.id) : undefined}
    >
      {error ? <LoadError what={error} kept="Nothing was changed." onRetry={onRetry} /> : detail ? <EvidenceDetail detail={detail} {...rest} /> : <EvidenceDetailSkeleton />}
    </Sheet>
  );
}
