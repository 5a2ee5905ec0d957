"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type OwnerSelectProps = {
  owner: { id: string; name: string } | null;
  people: { id: string; name: string; email: string }[];
  onSave?: (userId: string | null) => Promise<FormResult>;
};

/** Who answers for the control. Saved on choosing; choosing again undoes it. */
export function OwnerSelect({ owner, people, onSave }: OwnerSelectProps) {
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  if (!onSave) return <bdi className={owner ? undefined : "text-ink-3"}>{owner?.name ?? "no owner"}</bdi>;

  async function handleChoose(userId: string | null) {
    setOpen(false);
    setPending(true);
    const result = await onSave?.(userId);
    setPending(false);
    setMessage(result && !result.ok ? result.message : null);
  }

  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button pending={pending} className="max-w-full font-normal" aria-label={`Owner: ${owner?.name ?? "nobody yet"}. Change`}>
            <bdi className={owner ? "truncate" : "text-ink-3"}>{owner?.name ?? "Nobody yet"}</bdi>
            <ChevronDown aria-hidden className="text-ink-3" />
          </Button>
        </PopoverTrigger>
        <PopoverContent label="Choose the owner" className="p-0">
          <Command label="Owner">
            <CommandInput placeholder="Find a person" />
            <CommandList>
              <CommandEmpty>No member by that name. Invite them under Settings.</CommandEmpty>
              <CommandGroup>
                {people.map((person) => (
                  <CommandItem key={person.id} value={`${person.name} ${person.email}`} onSelect={() => handleChoose(person.id)}>
                    <bdi className="min-w-0 flex-1 truncate">{person.name}</bdi>
                    <span className="truncate text-xs text-ink-3">{person.email}</span>
                  </CommandItem>
                ))}
                {owner && <CommandItem value="nobody" onSelect={() => handleChoose(null)} className="text-ink-2">Nobody</CommandItem>}
              </CommandGroup>
            </CommandList>
          </Command>
        </PopoverContent>
      </Popover>
      <FormError message={message} className="mt-2" />
    </>
  );
}
