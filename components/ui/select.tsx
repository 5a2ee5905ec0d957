"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as RadixSelect } from "radix-ui";

import { cn } from "./cn";
import { controlClass } from "./control-class";

export type SelectOption = { value: string; label: string; hint?: string; disabled?: boolean };

type SelectProps = {
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: SelectOption[];
  placeholder?: string;
  id?: string;
  name?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
};

/** One of a few. For many (time zones, people) use NativeSelect or a command list. */
export function Select({ value, onValueChange, options, placeholder = "Choose…", name, disabled, className, ...aria }: SelectProps) {
  return (
    <RadixSelect.Root value={value} onValueChange={onValueChange} name={name} disabled={disabled}>
      <RadixSelect.Trigger className={cn(controlClass, "flex items-center justify-between gap-2 text-start data-[placeholder]:text-ink-3", className)} {...aria}>
        <span className="truncate" dir="auto">
          <RadixSelect.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content position="popper" sideOffset={4} className="pop z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-[min(28rem,92vw)] overflow-hidden rounded border border-line bg-surface shadow-menu">
          <RadixSelect.Viewport className="p-1">
            {options.map((option) => (
              <RadixSelect.Item key={option.value} value={option.value} disabled={option.disabled} className="relative flex min-h-8 cursor-default select-none flex-col justify-center rounded-sm py-1 ps-7 pe-3 text-base outline-none data-[disabled]:text-ink-3 data-[highlighted]:bg-hover">
                <RadixSelect.ItemIndicator className="absolute start-2 top-2">
                  <Check aria-hidden className="size-4 text-accent" />
                </RadixSelect.ItemIndicator>
                <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                {option.hint && <span className="text-xs text-ink-3">{option.hint}</span>}
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}
