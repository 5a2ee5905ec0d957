import { cn } from "./cn";

type ProgressProps = { value: number | null; label: string; className?: string; failed?: boolean };

/** 0..1, or null while the length is unknown. */
export function Progress({ value, label, className, failed }: ProgressProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent ?? undefined} className={cn("h-1 w-full overflow-hidden rounded-full bg-line", className)}>
      <div
        className={cn("h-full w-full origin-left transition-transform duration-200 rtl:origin-right", failed ? "bg-danger" : "bg-accent", percent === null && "shimmer")}
        style={{ transform: percent === null ? "scaleX(.4)" : `scaleX(${percent / 100})` }}
      />
    </div>
  );
}
