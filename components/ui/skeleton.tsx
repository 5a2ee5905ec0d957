import type { ComponentProps } from "react";

import { cn } from "./cn";

export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("shimmer rounded-sm", className)} {...props} />;
}

type RowsSkeletonProps = { rows?: number; label: string; rowClassName?: string; widths?: string[] };

/** Rows of the height the real ones will have, so nothing moves when they come. */
export function RowsSkeleton({ rows = 8, label, rowClassName, widths = ["w-16", "w-1/3", "w-24", "w-1/4"] }: RowsSkeletonProps) {
  return (
    <div role="status" aria-label={`Loading ${label}`}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={cn("flex h-9 items-center gap-4 border-b border-line", rowClassName)}>
          {widths.map((width, column) => (
            <Skeleton key={column} className={cn("h-3", width)} />
          ))}
        </div>
      ))}
    </div>
  );
}
