import type { ReactNode } from "react";

import { cn } from "./cn";

type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode; className?: string };

/** Nothing here, why that is, and what to do next. Words only: no picture earns its place. */
export function Empty({ title, children, action, className }: EmptyProps) {
  return (
    <div className={cn("border-y border-dashed border-line px-1 py-8", className)}>
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-prose text-ink-2">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
