import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

import { cn } from "./cn";

const badgeVariants = cva("inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-xs", {
  variants: {
    tone: {
      neutral: "bg-hover text-ink-2",
      outline: "border border-line text-ink-2",
      accent: "bg-accent-soft text-accent",
      late: "bg-state-stale-soft text-state-stale",
      danger: "bg-state-fail-soft text-state-fail",
    },
  },
  defaultVariants: { tone: "neutral" },
});

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
