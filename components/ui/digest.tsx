import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type DigestProps = { value: string | null; label?: string; length?: number; full?: boolean; className?: string };

/** A digest, shortened to its head and tail, always copied whole. `full` wraps it instead. */
export function Digest({ value, label = "SHA-256", length = 8, full, className }: DigestProps) {
  if (!value) return <span className="text-ink-3">–</span>;
  const short = full || value.length <= length * 2 ? value : `${value.slice(0, length)}…${value.slice(-4)}`;
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-0.5", className)}>
      <code title={value} aria-label={`${label} ${value}`} role="text" className={cn("text-ink-2", full ? "break-all" : "whitespace-nowrap")}>{short}</code>
      <CopyButton value={value} label={`Copy ${label}`} />
    </span>
  );
}
