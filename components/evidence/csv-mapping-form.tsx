"use client";

import { useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { wordsOf } from "@/components/ui/count-format";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { NativeSelect } from "@/components/ui/native-select";

import type { CsvMapping, CsvOffer } from "./upload-item";

type CsvMappingFormProps = { offer: CsvOffer; onMap: (mapping: CsvMapping) => void; pending?: boolean };

/** Which column is which fact. The first rows of each column stand beside the choice. */
export function CsvMappingForm({ offer, onMap, pending }: CsvMappingFormProps) {
  const [kind, setKind] = useState(offer.kinds[0]?.kind ?? "");
  const [columns, setColumns] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const prefix = useId();
  const facts = offer.kinds.find((known) => known.kind === kind)?.facts ?? [];

  function handleMap() {
    const open = facts.filter((fact) => fact.required && !columns[fact.name]).map((fact) => wordsOf(fact.name));
    if (open.length > 0) return setMessage(`Still without a column: ${open.join(", ")}.`);
    setMessage(null);
    onMap({ kind, columns: Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== "")) });
  }

  return (
    <div className="rounded border border-line bg-paper p-3">
      <Field label="What one row is">
        {(control) => <NativeSelect {...control} value={kind} onChange={(event) => { setKind(event.target.value); setColumns({}); }} options={offer.kinds.map((known) => ({ value: known.kind, label: wordsOf(known.kind) }))} />}
      </Field>
      <ul className="text-sm">
        {facts.map((fact) => {
          const at = offer.columns.indexOf(columns[fact.name] ?? "");
          const sample = at < 0 ? [] : offer.sample.slice(0, 3).map((row) => row[at] ?? "");
          return (
            <li key={fact.name} className="grid items-center gap-x-3 gap-y-1 border-t border-line py-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)]">
              <label htmlFor={`${prefix}${fact.name}`} className="wrap-anywhere">{wordsOf(fact.name)} <span className="text-xs text-ink-3">{fact.type}{fact.required ? "" : ", optional"}</span></label>
              <NativeSelect id={`${prefix}${fact.name}`} placeholder="no column" value={columns[fact.name] ?? ""} onChange={(event) => setColumns({ ...columns, [fact.name]: event.target.value })} options={offer.columns.map((column) => ({ value: column, label: column }))} />
              <span className="truncate text-xs text-ink-3" dir="auto">{sample.join(" · ")}</span>
            </li>
          );
        })}
      </ul>
      <FormError message={message} className="mt-2" />
      <div className="mt-3 flex justify-end"><Button size="sm" variant="primary" pending={pending} onClick={handleMap}>Read the table</Button></div>
    </div>
  );
}
