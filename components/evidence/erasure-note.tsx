"use client";

import { KeptLink } from "@/components/layout/kept-link";
import { Time } from "@/components/ui/time";
import type { ErasureView } from "@/server/domain/erasure/view";

type ErasureNoteProps = { erasure: ErasureView; timezone: string; /** Where erasures are decided, for those who may. */ decideHref?: string | undefined; };

/** What stands in the place of erased content, or who waits for whom. */
export function ErasureNote({ erasure, timezone, decideHref }: ErasureNoteProps) {
  return (
    <div className="mb-3 border-s-2 border-line-strong ps-3 text-sm text-ink-2 wrap-anywhere">
      {erasure.sentence ? <p><bdi>{erasure.sentence}</bdi> What is left says that it was there; every proof stays good.</p> : (
        <p>
          Erasure asked for by <bdi>{erasure.requestedBy}</bdi>, <Time iso={erasure.requestedAt} tz={timezone} withTime />{erasure.reason === null ? "." : <>: <bdi>{erasure.reason}</bdi></>}{" "}
          {decideHref ? <KeptLink href={decideHref} className="link">Another owner decides.</KeptLink> : "Another owner decides."}
        </p>
      )}
    </div>
  );
}
