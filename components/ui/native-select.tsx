import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "./cn";
import { controlClass } from "./control-class";
import type { SelectOption } from "./select";

type NativeSelectProps = ComponentProps<"select"> & { options: SelectOption[]; placeholder?: string };

/** The platform's own select: for long lists, phones, and forms that post without script. */
export function NativeSelect({ options, placeholder, className, ...props }: NativeSelectProps) {
  return (
    <span className={cn("relative block w-full", className)}>
      <select className={cn(controlClass, "appearance-none truncate pe-8")} {...props}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-3" />
    </span>
  );
}
