"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { CheckField } from "@/components/ui/field";

type ShownOnceDialogProps = { secret: string | null; name: string; title?: string; description?: string; onClose: () => void };
const KEY = "Shown this one time. We keep only its hash and cannot show it again.";

/** Shows a secret this one time. It closes only when the reader says it is kept. */
export function ShownOnceDialog({ secret, name, title = `Key for ${name}`, description = KEY, onClose }: ShownOnceDialogProps) {
  const [kept, setKept] = useState(false);

  function handleClose() {
    if (!kept) return;
    setKept(false);
    onClose();
  }

  return (
    <Dialog open={secret !== null} onOpenChange={handleClose}>
      <DialogContent closable={false} title={title} description={description} onInteractOutside={(event) => event.preventDefault()}>
        <div className="flex items-center gap-2 rounded border border-line-strong bg-paper p-2 ps-3">
          <code dir="ltr" className="min-w-0 flex-1 break-all select-all">{secret}</code>
          <CopyButton value={secret ?? ""} label="Copy the key" withText />
        </div>
        <CheckField label="I keep it where my secrets are kept" className="mt-4">{(control) => <Checkbox {...control} checked={kept} onCheckedChange={(on) => setKept(on === true)} />}</CheckField>
        <DialogFooter><Button variant="primary" disabled={!kept} onClick={handleClose}>Done</Button></DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
