import { useId } from "react";

import { cn } from "@/components/ui/cn";

import type { Choice } from "./act-form";
import type { Value } from "./act-values";

type ChoiceListProps = { label: string; hint?: string | undefined; choices: readonly Choice[]; many: boolean; value: Value; onChange: (value: Value) => void; error?: string | undefined };

/** A few choices, all in sight, each with what it means. */
export function ChoiceList({ label, hint, choices, many, value, onChange, error }: ChoiceListProps) {
  const id = useId();
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [value];

  function handleChange(choice: string, checked: boolean) {
    if (!many) return onChange(choice);
    const before = chosen.filter((one) => typeof one === "string" && one !== choice) as string[];
    onChange(checked ? [...before, choice] : before);
  }

  return (
    <fieldset aria-describedby={`${id}-error`}>
      <legend className="text-sm font-medium">{label}</legend>
      {hint && <p className="text-xs text-ink-3">{hint}</p>}
      <div className="mt-1.5 grid gap-1">
        {choices.map((choice) => (
          <label key={choice.value} className={cn("flex min-h-9 cursor-pointer items-start gap-2.5 rounded border border-line px-3 py-1.5 hover:bg-hover has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent", chosen.includes(choice.value) && "border-accent bg-accent-soft")}>
            <input type={many ? "checkbox" : "radio"} name={id} value={choice.value} checked={chosen.includes(choice.value)} onChange={(event) => handleChange(choice.value, event.target.checked)} className="mt-1 size-3.5 shrink-0 accent-accent outline-none" />
            <span className="min-w-0"><span className="block wrap-anywhere">{choice.label}</span>{choice.hint && <span className="block text-xs text-ink-2">{choice.hint}</span>}</span>
          </label>
        ))}
      </div>
      <p id={`${id}-error`} className="min-h-5 text-xs text-danger" aria-live="polite">{error}</p>
    </fieldset>
  );
}
