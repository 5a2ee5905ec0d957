"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { SampleForm, type Previewed } from "@/components/audits/sample-form";
import type { KindChoice, SampleWanted } from "@/components/audits/sample-values";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { FormResult } from "@/components/ui/form-result";
import { toast } from "@/components/ui/toast";
import type { PopulationLine } from "@/server/domain/samples/view";
import { refusal, useTRPCClient } from "@/server/trpc/client";

type NewSampleProps = { base: string; controls: { key: string; title: string; kinds: string[] }[]; kinds: KindChoice[]; populations: PopulationLine[] };

/** The dialog that freezes a list and draws from it. It leads to the sample it made. */
export function NewSample({ base, controls, kinds, populations }: NewSampleProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const [open, setOpen] = useState(false);

  async function handlePreview({ controlKey, parameters, method, size }: SampleWanted): Promise<Previewed> {
    try {
      return { ok: true, preview: await client.auditSamples.preview.query({ controlKey, parameters, method, size }) };
    } catch (error) {
      const refused = refusal(error);
      return refused.ok ? { ok: false, message: "" } : refused;
    }
  }

  async function handleDraw(wanted: SampleWanted): Promise<FormResult> {
    const { controlKey, parameters, method, size, seed } = wanted;
    try {
      // Looked at first: a list is frozen for good, so it is not frozen for a draw that cannot be made.
      const problem = wanted.populationId === null ? (await client.auditSamples.preview.query({ controlKey, parameters, method, size })).problem : null;
      if (problem) return { ok: false, message: problem };
      const populationId = wanted.populationId ?? (await client.auditSamples.freeze.mutate({ controlKey, parameters })).id;
      const { id } = await client.auditSamples.draw.mutate({ populationId, method, size, seed });
      toast("Drawn. Nothing of the draw can be changed any more.");
      router.push(`${base}/samples/${id}`);
      return { ok: true };
    } catch (error) {
      router.refresh();
      return refusal(error);
    }
  }

  return (
    <>
      <Button variant="primary" data-hotkey="n" onClick={() => setOpen(true)}>New sample</Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="New sample" description="The list is frozen under its digest, then drawn from. Anyone who has it can draw again and get the same items." className="top-[5dvh] max-h-[90dvh] max-w-2xl">
          <SampleForm controls={controls} kinds={kinds} populations={populations} onPreview={handlePreview} onDraw={handleDraw} onCancel={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}
