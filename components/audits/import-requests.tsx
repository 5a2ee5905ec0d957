"use client";

import { useState } from "react";

import { FileButton } from "@/components/evidence/file-button";
import { Button } from "@/components/ui/button";
import { plural } from "@/components/ui/count-format";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Days } from "@/components/ui/days";
import type { ImportPreview } from "@/server/services/audit-requests/import";

export type ChosenFile = { base64: string; fileName: string };
type ImportRequestsProps = { onPreview: (file: ChosenFile) => Promise<{ ok: true; preview: ImportPreview } | Extract<FormResult, { ok: false }>>; onImport: (file: ChosenFile) => Promise<FormResult> };

const MAX_BYTES = 1_048_576;
const SHOWN = 200;

/** Takes a request list over from a file: first what would happen row by row, then it happens. */
export function ImportRequests({ onPreview, onImport }: ImportRequestsProps) {
  const [chosen, setChosen] = useState<{ file: ChosenFile; preview: ImportPreview } | null>(null);
  const [message, setMessage] = useState<string>();
  const [pending, setPending] = useState(false);

  async function handleFiles([file]: File[]) {
    if (!file) return;
    setMessage(undefined);
    if (file.size > MAX_BYTES) return setMessage("The file is larger than 1 MB. Send the list without pictures, or in parts.");
    setPending(true);
    const asked = { base64: toBase64(new Uint8Array(await file.arrayBuffer())), fileName: file.name.slice(0, 300) };
    const answer = await onPreview(asked);
    setPending(false);
    if (answer.ok) setChosen({ file: asked, preview: answer.preview });
    else setMessage(answer.message);
  }

  async function handleImport() {
    if (!chosen) return;
    setPending(true);
    const answer = await onImport(chosen.file);
    setPending(false);
    if (answer.ok) setChosen(null);
    setMessage(answer.ok ? undefined : answer.message);
  }

  return (
    <>
      <FileButton single pending={pending} onFiles={(files) => void handleFiles(files)}>Import a list</FileButton>
      <Dialog open={chosen !== null || message !== undefined} onOpenChange={(open) => { if (!open) { setChosen(null); setMessage(undefined); } }}>
        <DialogContent title="Import a list" description={chosen ? `${plural(chosen.preview.fresh, "request")} of ${chosen.file.fileName} would be added. Nothing is changed yet.` : "Nothing was taken over."} className="top-[5dvh] max-h-[90dvh] max-w-4xl">
          <FormError message={message} className="mb-3" />
          {chosen && <Preview preview={chosen.preview} />}
          <DialogFooter><Button onClick={() => { setChosen(null); setMessage(undefined); }}>Leave it</Button>{chosen && chosen.preview.fresh > 0 && <Button variant="primary" pending={pending} onClick={() => void handleImport()}>Add {plural(chosen.preview.fresh, "request")}</Button>}</DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}

function Preview({ preview: { columns, rows } }: { preview: ImportPreview }) {
  const unread = columns.filter(({ name, field }) => name !== "" && (field === null || field === "ignored")).map(({ name }) => name);
  return (
    <>
      {unread.length > 0 && <p className="mb-2 text-sm text-ink-2 wrap-anywhere">Columns left out: <bdi>{unread.join(", ")}</bdi></p>}
      <Table label="What would be added" className="min-w-[40rem]">
        <TableHead><tr><TableHeader numeric>Row</TableHeader><TableHeader>No.</TableHeader><TableHeader>Request</TableHeader><TableHeader>Due</TableHeader><TableHeader>What happens</TableHeader></tr></TableHead>
        <TableBody>
          {rows.slice(0, SHOWN).map(({ line, draft, faults, isKnown, notes }) => (
            <TableRow key={line}>
              <TableCell numeric>{line}</TableCell><TableCell><bdi>{draft.reference}</bdi></TableCell><TableCell className="wrap-anywhere"><bdi>{draft.title}</bdi></TableCell><TableCell>{draft.dueOn && <Days from={draft.dueOn} />}</TableCell>
              <TableCell className="wrap-anywhere">{faults.length > 0 ? <span className="text-danger">Left out. {faults.join(" ")}</span> : isKnown ? "On the list already: stays as it is" : ["Added", ...notes].join(". ")}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > SHOWN && <p className="py-2 text-sm text-ink-2">The first {SHOWN} of {rows.length} rows are shown.</p>}
    </>
  );
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(""));
}
