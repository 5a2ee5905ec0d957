"use client";

import { CalendarClock } from "lucide-react";
import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatDate } from "@/components/ui/time-format";

import { asOfChoices } from "./as-of-choices";

export type AsOf = {
  /** "YYYY-MM-DD", or null for now. */
  day: string | null;
  /** Today on the organization's calendar. */
  today: string;
  /** The first day there is anything to see. */
  earliest?: string;
  timezone: string;
};

type AsOfPickerProps = AsOf & { onChange: (day: string | null) => void };

export function AsOfPicker({ day, today, earliest, timezone, onChange }: AsOfPickerProps) {
  const [open, setOpen] = useState(false);

  function handleChoose(next: string | null) {
    setOpen(false);
    onChange(next === today ? null : next);
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get("day");
    if (typeof chosen === "string" && chosen) handleChoose(chosen);
  }

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" className={cn("font-normal", day && "bg-accent-soft text-accent")}>
          <CalendarClock aria-hidden />
          <span className="hidden sm:inline">as of</span> <bdi dir="ltr">{day ? formatDate(day) : "today"}</bdi>
        </Button>
      </PopoverTrigger>
      <PopoverContent label="Choose the day to look at" align="end">
        <p className="text-sm text-ink-2">See every page as it stood at the end of a day, {timezone}.</p>
        <ul className="my-2 -mx-1">
          {asOfChoices(today, earliest).map((choice) => (
            <li key={choice.label}>
              <Button variant="ghost" className="w-full justify-between font-normal" onClick={() => handleChoose(choice.day)} aria-pressed={(day ?? today) === choice.day}>
                {choice.label}
                <span className="tabular text-xs text-ink-3">{formatDate(choice.day)}</span>
              </Button>
            </li>
          ))}
        </ul>
        <form onSubmit={handleSubmit} className="flex items-end gap-2 border-t border-line pt-3">
          <Field label="Another day" className="flex-1">
            {(control) => <Input {...control} type="date" name="day" defaultValue={day ?? today} min={earliest} max={today} required />}
          </Field>
          <Button type="submit" className="mb-6">Show</Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
