"use client";

import { useId, useState } from "react";

import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

type CommandBlockProps = { variants: { label: string; command: string }[] };

/** A command ready to run: choose the tool, copy the whole. */
export function CommandBlock({ variants }: CommandBlockProps) {
  const [chosen, setChosen] = useState(0);
  const name = useId();
  const command = variants[chosen]?.command ?? "";
  return (
    <div className="overflow-hidden rounded border border-line-strong bg-surface">
      <div className="flex h-9 items-center justify-between gap-2 border-b border-line ps-3 pe-1">
        <fieldset className="flex gap-3 text-sm">
          <legend className="sr-only">Tool</legend>
          {variants.map((variant, index) => (
            <label key={variant.label} className={cn("flex h-9 cursor-pointer items-center border-b-2 border-transparent text-ink-2 has-focus-visible:outline-2 has-focus-visible:outline-accent", index === chosen && "border-ink font-medium text-ink")}>
              <input type="radio" name={name} className="sr-only" checked={index === chosen} onChange={() => setChosen(index)} />
              {variant.label}
            </label>
          ))}
        </fieldset>
        <CopyButton value={command} label="Copy the command" />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways */}
      <pre tabIndex={0} dir="ltr" className="overflow-x-auto px-3 py-2.5 text-sm -outline-offset-2">{command}</pre>
    </div>
  );
}
