"use client";

import { useState } from "react";

import { FileButton } from "@/components/evidence/file-button";
import { ImportLines } from "@/components/registers/import-lines";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { toast } from "@/components/ui/toast";
import { MOST_FILE_CHARACTERS } from "@/server/domain/registers/input";
import type { RegisterKey } from "@/server/domain/registers/keys";
import type { ImportPreview } from "@/server/domain/registers/view";
import { refusal, useAct, useTRPCClient } from "@/server/trpc/client";

type Chosen = { name: string; format: "csv" | "json"; text: string };

/** A file for the register: what it would do is shown line by line, then all of it is done or nothing. */
export function ImportRegister({ register }: { register: RegisterKey }) {
  const client = useTRPCClient();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  function handleOpen(next: boolean) {
    setOpen(next);
    setChosen(null);
    setPreview(null);
    setMessage(null);
  }

  async function handleFile(file: File) {
    setMessage(null);
    setPreview(null);
    if (file.size > MOST_FILE_CHARACTERS) return setMessage("A file may have 4 MB. Split it.");
    setPending(true);
    const picked: Chosen = { name: file.name, format: /\.json$/i.test(file.name) ? "json" : "csv", text: await file.text() };
    setChosen(picked);
    try {
      const seen = await client.registers.previewImport.mutate({ register, format: picked.format, text: picked.text });
      setPreview(seen);
      setMessage(seen.problem);
    } catch (error) {
      const answer = refusal(error);
      setMessage(answer.ok ? null : answer.message);
    }
    setPending(false);
  }

  async function handleImport() {
    if (!chosen || !preview) return;
    setPending(true);
    const result = await act(() => client.registers.import.mutate({ register, format: chosen.format, text: chosen.text, plan: preview.plan }));
    setPending(false);
    if (!result.ok) return setMessage(result.message);
    toast(`${preview.counts.new} added, ${preview.counts.changed} changed.`);
    handleOpen(false);
  }

  const ready = preview !== null && preview.problem === null && preview.counts.refused === 0 && preview.counts.new + preview.counts.changed > 0;
  return (
    <>
      <Button onClick={() => handleOpen(true)}>Import</Button>
      <Dialog open={open} onOpenChange={handleOpen}>
        <DialogContent title="Import a file" description="CSV or JSON as the export writes it. A line with an id changes that entry, one without adds a new one. Nothing is deleted." className="top-[5dvh] max-h-[90dvh] max-w-2xl">
          <FileButton single pending={pending} onFiles={([file]) => file && void handleFile(file)}>{chosen ? "Choose another file" : "Choose a file"}</FileButton>
          {chosen && <p className="mt-2 text-sm text-ink-2 wrap-anywhere"><bdi>{chosen.name}</bdi></p>}
          <div className="mt-3">{preview && preview.problem === null && <ImportLines preview={preview} />}</div>
          {preview && preview.counts.refused > 0 && <p className="mt-2 text-sm">Nothing can be imported while a line is refused. Mend the file and choose it again.</p>}
          <FormError message={message} className="mt-2" />
          <DialogFooter>
            <Button onClick={() => handleOpen(false)}>Cancel</Button>
            <Button variant="primary" disabled={!ready} pending={pending} onClick={() => void handleImport()}>{ready ? `Import ${preview.counts.new + preview.counts.changed}` : "Import"}</Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}
