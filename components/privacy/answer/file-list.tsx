"use client";

import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Digest } from "@/components/ui/digest";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import type { FormResult } from "@/components/ui/form-result";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import type { CaseFileLine } from "@/server/domain/privacy/answers/view";

type FileListProps = { files: CaseFileLine[]; zone: string; fileHref: (fileId: string) => string; onRevoke: ((fileId: string, reason: string) => Promise<FormResult>) | null };
const KIND_WORDS = { collected: "Collected", package: "Answer", report: "Erasure report" } as const;

/** The files of a case: what was collected and made, what lies ready until when, how often it was opened, what was destroyed. */
export function FileList({ files, zone, fileHref, onRevoke }: FileListProps) {
  const [revoking, setRevoking] = useState<CaseFileLine | null>(null);
  const [reason, setReason] = useState("");
  if (files.length === 0) return <Empty title="No files yet.">What systems give of the person and what is made of it stands here until its time is over.</Empty>;
  return (
    <>
      <ul>
        {files.map((file) => (
          <li key={file.id} className="border-t border-line py-2 first:border-t-0">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
              <Badge tone={file.offeredAt && !file.destroyedAt && !file.revokedAt ? "accent" : "outline"}>{KIND_WORDS[file.kind]}</Badge>
              <span className="min-w-0 font-medium wrap-anywhere"><bdi>{file.name || (file.systemName ?? file.id)}</bdi></span>
              {file.systemName && <span className="text-ink-2">{file.systemName}</span>}
              <Time iso={file.createdAt} tz={zone} withTime className="text-ink-3" />
              <Digest value={file.sha256} className="text-xs" />
            </p>
            <p className="mt-0.5 text-sm text-ink-2"><Standing file={file} zone={zone} /></p>
            {file.destroyedAt === null && onRevoke && (
              <p className="mt-1 flex flex-wrap gap-2" data-print="hide">
                <a className="link text-sm" href={fileHref(file.id)}>Download, on record</a>
                {file.offeredAt && !file.revokedAt && <Button size="sm" variant="ghost" onClick={() => { setReason(""); setRevoking(file); }}>Take it back</Button>}
              </p>
            )}
          </li>
        ))}
      </ul>
      {revoking && onRevoke && (
        <ConfirmDialog open onOpenChange={(open) => !open && setRevoking(null)} title={`Take back ${revoking.name}?`} confirmLabel="Take it back" danger onConfirm={() => onRevoke(revoking.id, reason)}>
          <p>From now on nobody can open it, and its bytes are destroyed. It was opened {revoking.opens === 1 ? "once" : `${revoking.opens} times`}: what was fetched cannot be called back. If it went to the wrong person, record a breach: 72 hours run (Art. 33).</p>
          <Field label="Why" hint="Kept sealed in the case" className="mt-3">{(control) => <Textarea {...control} rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        </ConfirmDialog>
      )}
    </>
  );
}

function Standing({ file, zone }: { file: CaseFileLine; zone: string }) {
  const opened = file.opens > 0 ? <>Opened {file.opens === 1 ? "once" : `${file.opens} times`}, last <Time iso={file.lastOpenedAt} tz={zone} withTime />. </> : file.offeredAt ? "Not opened. " : null;
  if (file.revokedAt) return <>{opened}Taken back <Time iso={file.revokedAt} tz={zone} withTime />{file.revokeReason && <>: <span dir="auto">{file.revokeReason}</span></>}</>;
  if (file.destroyedAt) return <>{opened}Destroyed <Time iso={file.destroyedAt} tz={zone} withTime />; its digest stays.</>;
  if (file.offeredAt) return <>{opened}Lies ready until <Time iso={file.expiresAt} tz={zone} withTime />.</>;
  if (file.kind === "collected") return file.expiresAt ? <>Destroyed with the answer, <Time iso={file.expiresAt} tz={zone} withTime />.</> : <>Kept until the request is answered.</>;
  return file.expiresAt ? <>Made anew since; it is being destroyed.</> : <>Made; not handed over before the answer is approved.</>;
}
