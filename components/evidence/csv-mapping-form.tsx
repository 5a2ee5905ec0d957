"use client";

import { useId, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { wordsOf } from "@/components/ui/count-format";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

import type { CsvMapping, CsvOffer } from "./upload-item";

type CsvMappingFormProps = { offer: CsvOffer; onMap: (mapping: CsvMapping, saveAs: string | null) => void; pending?: boolean };

/** Which column is which fact. The first rows of each column stand beside the choice. */
export function CsvMappingForm({ offer, onMap, pending }: CsvMappingFormProps) {
  const [kind, setKind] = useState(offer.guess.kind);
  const [columns, setColumns] = useState<Record<string, string>>(offer.guess.columns);
  const [saveAs, setSaveAs] = useState("");
  const [message, setMessage] = useState<string | null>(null);
  const asked = useRef(kind);
  const prefix = useId();
  const facts = offer.kinds.find((known) => known.kind === kind)?.facts ?? [];

  async function handleKind(next: string) {
    asked.current = next;
    setKind(next);
    setMessage(null);
    setColumns({});
    const suggested = (await offer.suggest(next)).columns;
    // What a person chose while the suggestion was on its way stays; a suggestion for a kind left since is dropped.
    if (asked.current === next) setColumns((chosen) => ({ ...suggested, ...chosen }));
  }

  function handleMap() {
    const open = facts.filter((fact) => fact.required && !columns[fact.name]).map((fact) => wordsOf(fact.name));
    if (open.length > 0) return setMessage(`Still without a column: ${open.join(", ")}.`);
    setMessage(null);
    onMap({ kind, columns: Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== "")) }, saveAs.trim() || null);
  }

  return (
    <div className="rounded border border-line bg-paper p-3">
      {offer.saved.length > 0 && (
        <Field label="A saved mapping">
          {(control) => (
            <NativeSelect {...control} value="" placeholder="Choose one, or map below" onChange={(event) => {
              const chosen = offer.saved.find(({ name }) => name === event.target.value);
              if (chosen) onMap(chosen.mapping, null);
            }} options={offer.saved.map(({ name }) => ({ value: name, label: name }))} />
          )}
        </Field>
      )}
      <Field label="What one row is">
        {(control) => <NativeSelect {...control} value={kind} onChange={(event) => void handleKind(event.target.value)} options={offer.kinds.map((known) => ({ value: known.kind, label: known.label }))} />}
      </Field>
      <ul className="text-sm">
        {facts.map((fact) => {
          const at = offer.columns.indexOf(columns[fact.name] ?? "");
          const sample = at < 0 ? [] : offer.sample.slice(0, 3).map((row) => row[at] ?? "");
          return (
            <li key={fact.name} className="grid items-center gap-x-3 gap-y-1 border-t border-line py-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)]">
              <label htmlFor={`${prefix}${fact.name}`} className="wrap-anywhere">{wordsOf(fact.name)} <span className="text-xs text-ink-3">{fact.type}{fact.required ? "" : ", optional"}</span></label>
              <NativeSelect id={`${prefix}${fact.name}`} placeholder="no column" value={columns[fact.name] ?? ""} onChange={(event) => setColumns((chosen) => ({ ...chosen, [fact.name]: event.target.value }))} options={offer.columns.map((column) => ({ value: column, label: column }))} />
              <span className="truncate text-xs text-ink-3" dir="auto">{sample.join(" · ")}</span>
            </li>
          );
        })}
      </ul>
      <FormError message={message} className="mt-2" />
      <Field label="Keep this mapping as" optional hint="The next file with these columns is read without asking." className="mt-3">{(control) => <Input {...control} dir="auto" maxLength={100} value={saveAs} onChange={(event) => setSaveAs(event.target.value)} />}</Field>
      <div className="flex justify-end"><Button size="sm" variant="primary" pending={pending} onClick={handleMap}>Read the table</Button></div>
    </div>
  );
}
