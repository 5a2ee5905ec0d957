"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";

import { Button } from "./button";
import { cn } from "./cn";
import type { FilterChoicesProps } from "./filter-choices";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";
import { Skeleton } from "./skeleton";

export type { FilterOption } from "./filter-choices";

const FilterChoices = dynamic(async () => (await import("./filter-choices")).FilterChoices, { ssr: false, loading: () => <Skeleton className="m-2 h-32" /> });

/** One filter as one button: shut it says what it filters, open it lists the choices with their counts. */
export function FilterMenu(choices: FilterChoicesProps) {
  const { label, options, selected } = choices;
  const chosen = options.filter((option) => selected.includes(option.value)).map((option) => option.label);
  const summary = chosen.length > 2 ? `${chosen.length} chosen` : chosen.join(", ");

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
        <FilterChoices {...choices} />
      </PopoverContent>
    </Popover>
  );
}
