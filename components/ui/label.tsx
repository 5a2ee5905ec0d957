import type { ComponentProps } from "react";

import { cn } from "./cn";

export function Label({ className, ...props }: ComponentProps<"label">) {
  // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the caller passes htmlFor
  return <label className={cn("text-sm font-medium text-ink", className)} {...props} />;
}
