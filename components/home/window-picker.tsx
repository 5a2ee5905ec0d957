"use client";

import { ChevronDown } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { formatDate } from "@/components/ui/time-format";

import { type HomeWindow, monthsBefore, WINDOW_MONTHS, withWindow } from "./window-choices";

type WindowPickerProps = { window: HomeWindow; today: string; timezone: string };
const KEYS = ["3m", "6m", "12m"] as const;

/** Which span of time the strip and its figures tell of. The choice is in the address, so it can be kept and sent. */
export function WindowPicker({ window: chosen, today, timezone }: WindowPickerProps) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();

  function handleChoose(choice: Parameters<typeof withWindow>[1]) {
    setOpen(false);
    const query = withWindow(search, choice);
    router.push(query.size > 0 ? `${pathname}?${query}` : pathname);
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [from, to] = [String(form.get("from")), String(form.get("to"))];
    if (from > to) return setProblem("It ends before it begins.");
    if (from < monthsBefore(to, 36)) return setProblem("Three years at most.");
    setProblem(null);
    handleChoose({ from, to });
  }

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button className="font-normal">
          <span className="text-ink-2">window</span> <bdi dir="ltr">{formatDate(chosen.from)} – {formatDate(chosen.to)}</bdi><ChevronDown aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent label="Choose the window" align="end">
        <ul className="mb-2 -mx-1">
          {KEYS.map((key) => (
            <li key={key}>
              <Button variant="ghost" className="w-full justify-between font-normal" aria-pressed={chosen.key === key} onClick={() => handleChoose({ key })}>
                Last {WINDOW_MONTHS[key]} months
                {key !== "12m" && <span className="tabular text-xs text-ink-3">from {formatDate(monthsBefore(today, WINDOW_MONTHS[key]))}</span>}
              </Button>
            </li>
          ))}
        </ul>
        <form onSubmit={handleSubmit} className="grid grid-cols-2 gap-x-2 border-t border-line pt-3">
          <Field label="From" hint={`Days in ${timezone}`} error={problem ?? undefined}>{(control) => <Input {...control} type="date" name="from" defaultValue={chosen.from} max={today} required />}</Field>
          <Field label="To">{(control) => <Input {...control} type="date" name="to" defaultValue={chosen.to} max={today} required />}</Field>
          <Button type="submit" className="col-span-2">Show</Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
