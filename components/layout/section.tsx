import { type ReactNode, useId } from "react";

import { cn } from "@/components/ui/cn";

type SectionProps = { title: string; count?: number; aside?: ReactNode; id?: string; className?: string; children: ReactNode };

/** A part of a page: a strong rule, its name on it, the matter below. */
export function Section({ title, count, aside, id, className, children }: SectionProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className={cn("border-t border-ink", className)}>
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
        <h2 id={headingId} className="font-semibold">
          {title}
          {count !== undefined && <span className="tabular ms-1.5 font-normal text-ink-3">{count}</span>}
        </h2>
        {aside && <div className="text-sm text-ink-2">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
