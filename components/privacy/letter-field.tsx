"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Textarea } from "@/components/ui/textarea";
import type { LetterPreview } from "@/server/domain/privacy/view";

import type { ActField, LetterPreviewer } from "./act-form";
import { CHANNEL, saidIn, type Value, type Values } from "./act-values";
import { PART_WORDS } from "./case-words";
import { ChoiceList } from "./choice-list";

type LetterFieldProps = { field: Extract<ActField, { kind: "letter" }>; value: Values; onChange: (value: Value) => void; faults: Record<string, string>; path: string; previewer: LetterPreviewer };

/** What has to be written of a letter, and the whole of it as the person will read it. */
export function LetterField({ field, value, onChange, faults, path, previewer }: LetterFieldProps) {
  const [preview, setPreview] = useState<LetterPreview | string | null>(null);
  const [pending, setPending] = useState(false);

  async function handlePreview() {
    setPending(true);
    setPreview(await previewer(field.notice, saidIn(value, field.parts)));
    setPending(false);
  }

  return (
    <fieldset className="border-t border-line pt-3">
      <legend className="sr-only">{field.label}</legend>
      {field.written.length > 0 && <p className="mb-3 text-sm text-ink-2">Written by itself, in the person’s language: {field.written.join(", ").toLowerCase()}.</p>}
      {field.parts.map(({ part, label, hint }) => (
        <Field key={part} label={label} hint={hint} error={faults[`${path}${part}`]}>
          {(control) => <Textarea {...control} rows={2} maxLength={20_000} value={String(value[part] ?? "")} onChange={(event) => { setPreview(null); onChange({ ...value, [part]: event.target.value }); }} />}
        </Field>
      ))}
      {field.as === "letter" && field.channels.length > 1 && <ChoiceList label="How it reaches them" choices={field.channels} many={false} value={value[CHANNEL] ?? ""} onChange={(channel) => onChange({ ...value, [CHANNEL]: String(channel) })} />}
      {field.as === "letter" && field.channels.length === 1 && <p className="mb-3 text-sm text-ink-2">{field.channels[0]?.label}.</p>}
      <Button size="sm" pending={pending} onClick={() => void handlePreview()}>Preview the letter</Button>
      <div aria-live="polite" className="mt-2">
        {typeof preview === "string" && <FormError message={preview} />}
        {preview !== null && typeof preview !== "string" && <Preview letter={preview} />}
      </div>
    </fieldset>
  );
}

function Preview({ letter }: { letter: LetterPreview }) {
  return (
    <article lang={letter.language} aria-label="Preview" className="rounded border border-line bg-sunken px-4 py-3">
      <p className="font-semibold" dir="auto">{letter.subject}</p>
      {letter.paragraphs.map(({ heading, text }, index) => (
        <p key={index} className="mt-2 whitespace-pre-wrap wrap-anywhere" dir="auto">{heading && <strong className="block font-medium">{heading}</strong>}{text}</p>
      ))}
      {letter.missing.length > 0 && <p lang="en" className="mt-3 text-sm text-danger">It may not go out yet. Missing: {letter.missing.map((part) => PART_WORDS[part].label.toLowerCase()).join(", ")}.</p>}
    </article>
  );
}
