"use client";

import { useState } from "react";

import { DrawOnForm } from "@/components/audits/draw-on-form";
import { ItemNoteForm } from "@/components/audits/item-note-form";
import { SampleItems, type ShownItem } from "@/components/audits/sample-items";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { SampleDetail } from "@/server/domain/samples/view";
import { type ActResult, useAct, useTRPCClient } from "@/server/trpc/client";

type SampleWorkProps = { sample: SampleDetail; base: string; timezone: string; /** Not for an officer who previews. */ mayWork: boolean };
type Doing = { what: "note" | "replace"; item: ShownItem } | { what: "extend" } | null;

/** Items with what was found, and what an auditor does with them. */
export function SampleWork({ sample, base, timezone, mayWork }: SampleWorkProps) {
  const client = useTRPCClient();
  const act = useAct();
  const [doing, setDoing] = useState<Doing>(null);
  const close = () => setDoing(null);

  async function run(work: () => Promise<unknown>): Promise<ActResult> {
    const result = await act(work);
    if (result.ok) close();
    return result;
  }

  const acts = (item: ShownItem) => (
    <span className="inline-flex gap-1 max-sm:flex-col">
      <Button size="sm" variant={item.found ? "ghost" : "secondary"} aria-label={`${item.found ? "Change the" : "Note the"} result of place ${item.place}`} onClick={() => setDoing({ what: "note", item })}>{item.found ? "Change" : "Result"}</Button>
      <Button size="sm" variant="ghost" aria-label={`Replace place ${item.place}`} onClick={() => setDoing({ what: "replace", item })}>Replace</Button>
    </span>
  );
  return (
    <Section title="Items" count={sample.list.length} aside={mayWork && <Button size="sm" onClick={() => setDoing({ what: "extend" })}>Draw more</Button>}>
      <SampleItems items={sample.list} base={base} timezone={timezone} withResults={mayWork} {...(mayWork ? { acts } : {})} />
      <Dialog open={doing !== null} onOpenChange={(open) => !open && close()}>
        {doing?.what === "note" && <DialogContent title={`Place ${doing.item.place}: ${doing.item.key}`}><ItemNoteForm found={doing.item.found ?? null} onCancel={close} onSave={async (values) => run(() => client.auditSamples.note.mutate({ id: sample.id, place: doing.item.place, ...values }))} /></DialogContent>}
        {doing?.what === "replace" && <DialogContent title={`Replace ${doing.item.key}`} description="The next item of the sequence comes for it. The one replaced stays on record and no longer counts. This cannot be undone."><DrawOnForm asksHowMany={false} label="Replace it" onCancel={close} onDraw={async ({ reason }) => run(() => client.auditSamples.replace.mutate({ id: sample.id, place: doing.item.place, reason }))} /></DialogContent>}
        {doing?.what === "extend" && <DialogContent title="Draw more" description="The next items of the same sequence. Those drawn stay; this cannot be undone."><DrawOnForm asksHowMany label="Draw them" onCancel={close} onDraw={async ({ by, reason }) => run(() => client.auditSamples.extend.mutate({ id: sample.id, by, reason }))} /></DialogContent>}
      </Dialog>
    </Section>
  );
}
