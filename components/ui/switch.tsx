"use client";

import { Switch as RadixSwitch } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "./cn";

export function Switch({ className, ...props }: ComponentProps<typeof RadixSwitch.Root>) {
  return (
    <RadixSwitch.Root
      className={cn(
        "relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken transition-colors after:absolute after:-inset-1 after:content-['']",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50",
        className,
      )}
      {...props}
    >
      <RadixSwitch.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-ink-3 transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-accent-ink rtl:-translate-x-0.5 rtl:data-[state=checked]:-translate-x-[1.125rem]" />
    </RadixSwitch.Root>
  );
}
