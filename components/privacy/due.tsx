import { StateGlyph } from "@/components/states/state-glyph";
import { cn } from "@/components/ui/cn";

/** Days before the date from which it counts as near. */
const SOON_DAYS = 7;

type DueProps = { daysLeft: number | null; className?: string };

/** How long there is: late and near have the colour and glyph of their state, and say it in words. */
export function Due({ daysLeft, className }: DueProps) {
  if (daysLeft === null) return <span className={cn("text-ink-3", className)}>–</span>;
  const count = `${Math.abs(daysLeft)} ${Math.abs(daysLeft) === 1 ? "day" : "days"}`;
  if (daysLeft < 0) return <span className={cn("inline-flex items-center gap-1.5 font-medium whitespace-nowrap text-state-fail", className)}><StateGlyph state="fail" />{count} late</span>;
  const near = daysLeft <= SOON_DAYS;
  return <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", near ? "text-state-stale" : "text-ink-2", className)}>{near && <StateGlyph state="stale" />}{daysLeft === 0 ? "today" : `${count} left`}</span>;
}

/** The time from receipt to the date, and how much of it is gone. A picture of the words beside it. */
export function DueBar({ daysLeft, days }: { daysLeft: number; days: number }) {
  const gone = Math.round(Math.min(1, Math.max(0, (days - daysLeft) / Math.max(1, days))) * 100);
  return (
    <span aria-hidden className="block h-1 w-full overflow-hidden rounded-full bg-line">
      <span className={cn("block h-full", daysLeft < 0 ? "bg-state-fail" : daysLeft <= SOON_DAYS ? "bg-state-stale" : "bg-ink-3")} style={{ width: `${gone}%` }} />
    </span>
  );
}
