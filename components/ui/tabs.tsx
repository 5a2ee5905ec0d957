"use client";

import { Tabs as RadixTabs } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "./cn";

export const Tabs = RadixTabs.Root;

export function TabsList({ className, ...props }: ComponentProps<typeof RadixTabs.List>) {
  return <RadixTabs.List className={cn("flex gap-4 overflow-x-auto border-b border-line [scrollbar-width:none]", className)} {...props} />;
}

type TriggerProps = ComponentProps<typeof RadixTabs.Trigger> & { count?: number };

export function TabsTrigger({ className, count, children, ...props }: TriggerProps) {
  return (
    <RadixTabs.Trigger
      className={cn(
        "-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-base text-ink-2 hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-11",
        "data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink",
        className,
      )}
      {...props}
    >
      {children}
      {count !== undefined && <span className="tabular text-xs font-normal text-ink-3">{count}</span>}
    </RadixTabs.Trigger>
  );
}

export function TabsContent({ className, ...props }: ComponentProps<typeof RadixTabs.Content>) {
  return <RadixTabs.Content className={cn("pt-4", className)} {...props} />;
}
