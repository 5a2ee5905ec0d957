"use client";

import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "./button";
import { cn } from "./cn";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "./command";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

export type FilterOption = { value: string; label: string; glyph?: ReactNode; count?: number };

type FilterMenuProps = {
  label: string;
  options: FilterOption[];
  selected: string[];
  onChange: (selected: string[]) => void;
  single?: boolean;
};

/** One filter as one button: shut it says what it filters, open it lists the choices with their counts. */
export function FilterMenu({ label, options, selected, onChange, single }: FilterMenuProps) {
  const chosen = options.filter((option) => selected.includes(option.value)).map((option) => option.label);
  const summary = chosen.length > 2 ? `${chosen.length} chosen` : chosen.join(", ");

  function handleSelect(value: string) {
    if (selected.includes(value)) onChange(selected.filter((other) => other !== value));
    else onChange(single ? [value] : [...selected, value]);
  }

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="md" className={cn("max-w-64 font-normal", chosen.length > 0 && "border-accent bg-accent-soft")}>
          <span className="text-ink-2">{label}</span>
          {summary && <span className="truncate font-medium" dir="auto">{summary}</span>}
          <ChevronDown aria-hidden className="text-ink-3" />
        </Button>
      </PopoverTrigger>
      <PopoverContent label={label} className="w-64 p-0">
        <Command label={label}>
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
      </PopoverContent>
    </Popover>
  );
}
