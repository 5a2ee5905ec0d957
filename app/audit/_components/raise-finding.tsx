"use client";

import { useState } from "react";

import { type ActField, FACT_FIELDS, type Typed, valuesOf } from "@/components/audits/act-fields";
import { FieldsForm } from "@/components/audits/fields-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { Severity } from "@/server/domain/audit-findings/acts";
import type { RaiseFindingInput } from "@/server/domain/audit-findings/schema";
import { useAct, useTRPCClient } from "@/server/trpc/client";
import type { z } from "zod";

const FIELDS: ActField[] = [
  { name: "title", label: "What deviates", kind: "line" }, ...FACT_FIELDS, { name: "severity", label: "Severity", kind: "severity" }, { name: "body", label: "Details", kind: "text", optional: true },
  { name: "controls", label: "Controls", kind: "names", optional: true, hint: "Keys or your numbers, with commas" }, { name: "criteria", label: "Criteria", kind: "names", optional: true, hint: "Such as CC6.1, with commas" },
  { name: "reference", label: "Your number", kind: "line", optional: true },
];

/** States a deviation. It cannot be taken away again, only corrected or withdrawn beside itself. */
export function RaiseFinding() {
  const client = useTRPCClient();
  const act = useAct();
  const [open, setOpen] = useState(false);

  async function handleSave(typed: Typed) {
    const said = valuesOf(FIELDS, typed);
    const input = { ...said, reference: typed["reference"]?.trim() || null, severity: typed["severity"] as Severity } as z.input<typeof RaiseFindingInput>;
    const result = await act(() => client.roomFindings.raise.mutate(input));
    if (result.ok) setOpen(false);
    return result;
  }

  return (
    <>
      <Button variant="primary" data-hotkey="n" onClick={() => setOpen(true)}>State a finding</Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="State a finding" description="The organization sees it at once. It stays: you can correct or withdraw it, and what was first stated remains beside that." className="top-[5dvh] max-h-[90dvh]">
          <FieldsForm fields={FIELDS} saveLabel="State it" onSave={handleSave} onCancel={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}
