"use client";

import { Popover as RadixPopover } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "./cn";

export const Popover = RadixPopover.Root;
export const PopoverTrigger = RadixPopover.Trigger;
export const PopoverClose = RadixPopover.Close;

type PopoverContentProps = ComponentProps<typeof RadixPopover.Content> & { label: string };

export function PopoverContent({ label, className, align = "start", sideOffset = 4, ...props }: PopoverContentProps) {
  return (
    <RadixPopover.Portal>
      <RadixPopover.Content
        aria-label={label}
        align={align}
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn("pop z-50 w-72 max-w-[calc(100vw-1rem)] rounded border border-line bg-surface p-3 shadow-menu outline-none", className)}
        {...props}
      />
    </RadixPopover.Portal>
  );
}
