"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type ControlPickerProps = { controls: { key: string; title: string }[]; onChoose: (key: string) => void; label?: string };

export function ControlPicker({ controls, onChoose, label = "Link a control" }: ControlPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm"><Plus aria-hidden />{label}</Button>
      </PopoverTrigger>
      <PopoverContent label={label} align="end" className="w-96 p-0">
        <Command label={label}>
          <CommandInput placeholder="Key or title" />
          <CommandList>
            <CommandEmpty>No control by that name.</CommandEmpty>
            <CommandGroup>
              {controls.map(({ key, title }) => (
                <CommandItem key={key} value={`${key} ${title}`} onSelect={() => { setOpen(false); onChoose(key); }}>
                  <code className="w-16 shrink-0 text-xs text-ink-2">{key}</code>
                  <bdi className="truncate">{title}</bdi>
                </CommandItem>
              ))}
            </CommandGroup>
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
