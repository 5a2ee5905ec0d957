import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/components/ui/cn";
import { controlClass } from "@/components/ui/control-class";

import type { RegionChoices } from "./deadline-form-values";

type RegionSelectProps = Omit<ComponentProps<"select">, "value"> & { choices: RegionChoices; value: string | undefined };

/** Regions under their countries, so that no script must fill them in when the country changes. */
export function RegionSelect({ choices, value, ...props }: RegionSelectProps) {
  return (
    <span className="relative block w-full">
      <select {...props} name="region" defaultValue={value ?? ""} className={cn(controlClass, "appearance-none truncate pe-8")}>
        <option value="">National holidays only</option>
        {choices.map(({ country, regions }) => (
          <optgroup key={country} label={country}>
            {regions.map(({ value: code, label }) => <option key={code} value={code}>{label}</option>)}
          </optgroup>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-3" />
    </span>
  );
}
