"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { FormResult } from "@/components/ui/form-result";
import { Time } from "@/components/ui/time";
import type { PackRow } from "@/server/domain/packs/view";

type PackReleaseProps = { pack: PackRow; timezone: string; /** Left out: may only see how it stands. */ acts?: ReleaseActs | undefined };
export type ReleaseActs = { release: (id: string) => Promise<FormResult>; takeBack: (id: string) => Promise<FormResult> };

/** Whether the auditors of its audit find this pack, and the button that lets them, or undoes it while none took it along. */
export function PackRelease({ pack, timezone, acts }: PackReleaseProps) {
  const [asking, setAsking] = useState(false);
  const { id, title, releasedAt, takenAt } = pack;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
      <p>
        {releasedAt === null ? "Not released: its auditors do not see it." : <>Released to the auditors <Time iso={releasedAt} tz={timezone} withTime />.</>}
        {takenAt !== null && <> First taken along <Time iso={takenAt} tz={timezone} withTime />.</>}
      </p>
      {acts && takenAt === null && <Button size="sm" variant={releasedAt === null ? "secondary" : "ghost"} aria-label={`${releasedAt === null ? RELEASE : "Take back"}: ${title}`} onClick={() => setAsking(true)}>{releasedAt === null ? RELEASE : "Take back"}</Button>}
      {acts && asking && releasedAt === null && (
        <ConfirmDialog open onOpenChange={setAsking} title={`Release “${title}”?`} confirmLabel="Release it" onConfirm={async () => acts.release(id)}>
          Auditors with access to the whole audit find it in their room and can take it along, with everything in it. You can take it back until one did.
        </ConfirmDialog>
      )}
      {acts && asking && releasedAt !== null && (
        <ConfirmDialog open onOpenChange={setAsking} title={`Take back “${title}”?`} confirmLabel="Take it back" onConfirm={async () => acts.takeBack(id)}>
          Nobody took it along yet. Auditors do not find it any more; you can release it again.
        </ConfirmDialog>
      )}
    </div>
  );
}

const RELEASE = "Release to the auditors";
