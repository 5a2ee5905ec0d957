import type { ComponentProps } from "react";

import { cn } from "./cn";

export function Separator({ className, vertical, ...props }: ComponentProps<"div"> & { vertical?: boolean }) {
  return <div role="separator" aria-orientation={vertical ? "vertical" : "horizontal"} className={cn("shrink-0 bg-line", vertical ? "h-full w-px" : "h-px w-full", className)} {...props} />;
}
