"use client";

import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { NativeSelect } from "@/components/ui/native-select";
import type { PopulationLine, SamplePreview } from "@/server/domain/samples/view";

import { SampleDrawFields } from "./sample-draw-fields";
import { SampleListFields } from "./sample-list-fields";
import { SamplePreviewNote } from "./sample-preview-note";
import { EMPTY_SAMPLE, type KindChoice, sampleWanted, type SampleTyped, type SampleWanted } from "./sample-values";

export type Previewed = { ok: true; preview: SamplePreview } | { ok: false; message: string; fields?: Record<string, string> };
type SampleFormProps = {
  controls: { key: string; title: string; kinds: string[] }[]; kinds: KindChoice[]; populations: PopulationLine[];
  onPreview: (wanted: SampleWanted) => Promise<Previewed>; onDraw: (wanted: SampleWanted) => Promise<FormResult>; onCancel: () => void;
};
type Answer = { message?: string; fields: Record<string, string>; preview?: SamplePreview };

/** A new sample: the list, the size, the method. Nothing is frozen before it is drawn. */
export function SampleForm({ controls, kinds, populations, onPreview, onDraw, onCancel }: SampleFormProps) {
  const [typed, setTyped] = useState<SampleTyped>(EMPTY_SAMPLE);
  const [answer, setAnswer] = useState<Answer>({ fields: {} });
  const [pending, setPending] = useState<"preview" | "draw" | null>(null);
  const chosen = populations.find(({ id }) => id === typed.populationId);
  const change = (part: Partial<SampleTyped>) => {
    setTyped({ ...typed, ...part });
    // What was shown is no longer what would be drawn.
    setAnswer({ fields: {} });
  };

  async function handlePreview() {
    setPending("preview");
    const result = await onPreview(sampleWanted(typed));
    setPending(null);
    setAnswer(result.ok ? { fields: {}, preview: result.preview } : { message: result.message, fields: result.fields ?? {} });
  }

  async function handleSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setPending("draw");
    const result = await onDraw(sampleWanted(typed));
    setPending(null);
    if (!result.ok) setAnswer({ message: result.message, fields: result.fields ?? {} });
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      {populations.length > 0 && <Field label="List" hint="One that is frozen can be drawn from again">{(control) => <NativeSelect {...control} placeholder="freeze a new one" options={populations.map(({ id, name, controlKey, parameters, size }) => ({ value: id, label: `${name} ${controlKey} ${parameters.kind} (${size})` }))} value={typed.populationId} onChange={({ target }) => change({ populationId: target.value })} />}</Field>}
      {!chosen && <SampleListFields typed={typed} change={change} fields={answer.fields} controls={controls} kinds={kinds} />}
      <SampleDrawFields typed={typed} change={change} fields={answer.fields} kind={kinds.find(({ kind }) => kind === typed.kind)} />
      {answer.preview && <SamplePreviewNote preview={answer.preview} />}
      <FormError message={answer.message} />
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        {!chosen && <Button pending={pending === "preview"} onClick={() => void handlePreview()}>Preview</Button>}
        <Button type="submit" variant="primary" pending={pending === "draw"}>{chosen ? "Draw" : "Freeze and draw"}</Button>
      </DialogFooter>
    </form>
  );
}
