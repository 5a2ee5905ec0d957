"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";

import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "./command";

export type FilterOption = { value: string; label: string; glyph?: ReactNode; count?: number };

export type FilterChoicesProps = {
  label: string;
  options: FilterOption[];
  selected: string[];
  onChange: (selected: string[]) => void;
  single?: boolean;
};

/** The choices of a filter, found by typing. Loaded when a filter is first opened. */
export function FilterChoices({ label, options, selected, onChange, single }: FilterChoicesProps) {
  function handleSelect(value: string) {
    if (selected.includes(value)) onChange(selected.filter((other) => other !== value));
    else onChange(single ? [value] : [...selected, value]);
  }

  return (
    <Command label={label} ref={takeFocus}>
      {options.length > 8 && <CommandInput placeholder={`Find in ${label.toLowerCase()}`} />}
      <CommandList aria-multiselectable={!single}>
        <CommandEmpty>Nothing by that name.</CommandEmpty>
        <CommandGroup>
          {options.map((option) => (
            <CommandItem key={option.value} value={`${option.label} ${option.value}`} onSelect={() => handleSelect(option.value)}>
              <span className="grid size-4 place-items-center">
                {selected.includes(option.value) && <Check aria-label="chosen" className="text-accent" />}
              </span>
              {option.glyph}
              <span className="min-w-0 flex-1 truncate" dir="auto">{option.label}</span>
              {option.count !== undefined && <span className="tabular text-xs text-ink-3">{option.count}</span>}
            </CommandItem>
          ))}
        </CommandGroup>
        {selected.length > 0 && <CommandItem value="clear this filter" onSelect={() => onChange([])} className="mt-1 border-t border-line text-ink-2">Clear</CommandItem>}
      </CommandList>
    </Command>
  );
}

/** The menu took the focus when it opened, before its choices were there: arrow keys belong to them. */
function takeFocus(choices: HTMLDivElement | null): void {
  (choices?.querySelector("input") ?? choices)?.focus();
}
