import { cn } from "@/components/ui/cn";

/** The mark: a sheet with its tick held in square brackets, drawn from lines only. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn("size-6 shrink-0 text-ink", className)} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="square">
      <path d="M8 3H4v18h4M16 3h4v18h-4" />
      <path d="M8.5 12.5l2.5 2.5 4.5-6" className="stroke-accent" />
    </svg>
  );
}
