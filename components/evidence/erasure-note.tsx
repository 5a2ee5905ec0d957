"use client";

import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { ErasureView } from "@/server/domain/erasure/view";

type ErasureNoteProps = { erasure: ErasureView; timezone: string; onDecide?: (approve: boolean) => void };

/** What stands in the place of erased content, or who waits for whom. */
export function ErasureNote({ erasure, timezone, onDecide }: ErasureNoteProps) {
  return (
    <div className="mb-3 border-s-2 border-line-strong ps-3 text-sm text-ink-2 wrap-anywhere">
      {erasure.sentence ? <p><bdi>{erasure.sentence}</bdi> What is left says that it was there; every proof stays good.</p> : (
        <>
          <p>Erasure asked for by <bdi>{erasure.requestedBy}</bdi>, <Time iso={erasure.requestedAt} tz={timezone} withTime />{erasure.reason === null ? "." : <>: <bdi>{erasure.reason}</bdi></>} A second owner decides.</p>
          {onDecide && (
            <p className="mt-1 flex gap-1">
              <Button size="sm" variant="danger" onClick={() => onDecide(true)}>Approve and erase for good</Button>
              <Button size="sm" variant="ghost" onClick={() => onDecide(false)}>Refuse</Button>
            </p>
          )}
        </>
      )}
    </div>
  );
}
