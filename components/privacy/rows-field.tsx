"use client";

import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";

import type { ActField } from "./act-form";
import { emptyValues, type Value, type Values } from "./act-values";

type RowsFieldProps = { field: Extract<ActField, { kind: "list" }>; rows: Values[]; onChange: (value: Value) => void; error?: string | undefined; render: (row: Values, index: number, onRow: (changed: Values) => void) => ReactNode };

/** Several of one kind, each with its own fields. */
export function RowsField({ field, rows, onChange, error, render }: RowsFieldProps) {
  return (
    <fieldset className="mb-3">
      <legend className="mb-1 text-sm font-medium">{field.label}</legend>
      {rows.map((row, index) => (
        <div key={index} className="mb-2 border-s-2 border-line ps-3">
          {render(row, index, (changed) => onChange(rows.map((other, at) => (at === index ? changed : other))))}
          {rows.length > field.least && <Button size="sm" variant="ghost" onClick={() => onChange(rows.filter((_, at) => at !== index))}>Take it out</Button>}
        </div>
      ))}
      <Button size="sm" onClick={() => onChange([...rows, emptyValues(field.of)])}>{field.add}</Button>
      <p className="min-h-5 text-xs text-danger" aria-live="polite">{error}</p>
    </fieldset>
  );
}
