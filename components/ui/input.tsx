import type { ComponentProps } from "react";

import { cn } from "./cn";
import { controlClass } from "./control-class";

const fileClass = "h-auto p-0 text-sm file:me-3 file:h-8 file:cursor-pointer file:border-0 file:border-e file:border-line-strong file:bg-sunken file:px-3 pointer-coarse:h-auto pointer-coarse:file:h-10";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlClass, type === "file" && fileClass, className)} {...props} />;
}
