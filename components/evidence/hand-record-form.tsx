"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormResult } from "@/components/ui/form-result";
import { NativeSelect } from "@/components/ui/native-select";
import type { KindView } from "@/server/domain/catalog/view";
import type { FactValue } from "@/server/domain/evidence/record";

import { HandFacts } from "./hand-facts";

export type HandRecord = { kind: string; facts: Record<string, FactValue>; title: string };
type HandRecordFormProps = { kinds: KindView[]; timezone: string; onSave: (record: HandRecord) => Promise<FormResult> };

const ZERO = "recorded_zero";

/** First what happened, then its facts. "Nothing happened" is a record too: with it an empty period is known, not missing. */
export function HandRecordForm({ kinds, timezone, onSave }: HandRecordFormProps) {
  const [zero, setZero] = useState(false);
  const [kind, setKind] = useState("");
  const [round, setRound] = useState(0);
  const chosen = kinds.find((known) => known.kind === (zero ? ZERO : kind));
  const choices = kinds.filter((known) => known.kind !== ZERO);

  async function handleSave(facts: Record<string, FactValue>, title: string): Promise<FormResult> {
    if (!chosen) return { ok: false, message: "Choose what you record first." };
    const result = await onSave({ kind: chosen.kind, facts, title });
    if (result.ok) setRound(round + 1);
    return result;
  }

  return (
    <div>
      <div role="group" aria-label="What to record" className="mb-4 flex flex-wrap gap-2">
        <Button aria-pressed={!zero} variant={zero ? "secondary" : "primary"} onClick={() => setZero(false)}>Something happened</Button>
        <Button aria-pressed={zero} variant={zero ? "primary" : "secondary"} onClick={() => setZero(true)}>Nothing happened: record a zero</Button>
      </div>
      {!zero && (
        <Field label="What" hint={chosen?.description ?? "The kind decides which facts are asked and which controls listen."}>
          {(control) => <NativeSelect {...control} value={kind} placeholder="Choose a kind" onChange={(event) => setKind(event.target.value)} options={choices.map((known) => ({ value: known.kind, label: known.label }))} />}
        </Field>
      )}
      {zero && <p className="mb-3 text-sm text-ink-2">Say which kind had no rows, for which period, and how you looked. The control is then “not occurring” instead of “no evidence”.</p>}
      {chosen && (
        <HandFacts key={`${chosen.kind}${round}`} kind={chosen} zeroKinds={zero ? choices : null} timezone={timezone} onSave={handleSave} />
      )}
    </div>
  );
}
