"use client";

import { X } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";

type ManyOfProps = { label: string; hint?: string | undefined; options: readonly { value: string; label: string }[]; chosen: string[]; onChange: (chosen: string[]) => void; error?: string | undefined };

/** Several out of a long list: each chosen one stands below and can be taken out. */
export function ManyOf({ label, hint, options, chosen, onChange, error }: ManyOfProps) {
  const labels = new Map(options.map((option) => [option.value, option.label]));
  const left = options.filter(({ value }) => !chosen.includes(value));
  return (
    <div>
      <Field label={label} hint={hint} error={error}>
        {(control) => <NativeSelect {...control} value="" disabled={left.length === 0} placeholder={left.length === 0 ? (chosen.length === 0 ? "Nothing to choose from yet" : "All are chosen") : "Add one"} options={left} onChange={(event) => event.target.value !== "" && onChange([...chosen, event.target.value])} />}
      </Field>
      {chosen.length > 0 && (
        <ul className="-mt-3 mb-4 flex flex-wrap gap-1.5" aria-label={`Chosen: ${label}`}>
          {chosen.map((value) => (
            <li key={value} className="flex max-w-full items-center gap-1 rounded-sm border border-line ps-2 text-sm">
              <span className="min-w-0 wrap-anywhere">{labels.get(value) ?? "Archived entry"}</span>
              <Button size="icon-sm" variant="ghost" aria-label={`Take out ${labels.get(value) ?? value}`} onClick={() => onChange(chosen.filter((one) => one !== value))}><X aria-hidden /></Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
