"use client";

import { ChevronDown } from "lucide-react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatDate } from "@/components/ui/time-format";

type Range = { from: string | null; to: string | null };
type DateRangeFilterProps = Range & { label?: string; onChange: (range: Range) => void };

export function DateRangeFilter({ from, to, label = "Date", onChange }: DateRangeFilterProps) {
  const wrong = from !== null && to !== null && from > to;
  const words = from && to ? `${formatDate(from)} – ${formatDate(to)}` : from ? `from ${formatDate(from)}` : to ? `until ${formatDate(to)}` : "";
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button className={cn("font-normal", words && "border-accent bg-accent-soft")}>
          <span className="text-ink-2">{label}</span>
          {words && <span className="font-medium">{words}</span>}
          <ChevronDown aria-hidden className="text-ink-3" />
        </Button>
      </PopoverTrigger>
      <PopoverContent label={label}>
        <Field label="From">{(control) => <Input {...control} type="date" value={from ?? ""} max={to ?? undefined} onChange={(event) => onChange({ from: event.target.value || null, to })} />}</Field>
        <Field label="To, this day included" error={wrong ? "This day lies before the first." : undefined}>
          {(control) => <Input {...control} type="date" value={to ?? ""} min={from ?? undefined} onChange={(event) => onChange({ from, to: event.target.value || null })} />}
        </Field>
        <Button size="sm" variant="ghost" disabled={!from && !to} onClick={() => onChange({ from: null, to: null })}>Any date</Button>
      </PopoverContent>
    </Popover>
  );
}
