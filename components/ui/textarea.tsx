import type { ComponentProps } from "react";

import { cn } from "./cn";
import { controlClass } from "./control-class";

export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea rows={rows} dir="auto" className={cn(controlClass, "field-sizing-content h-auto! min-h-16 max-h-80 resize-y py-1.5", className)} {...props} />
  );
}
