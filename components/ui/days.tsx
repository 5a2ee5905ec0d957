import { cn } from "./cn";
import { formatDays } from "./time-format";

/** A plain day, or days from one to another, as people read them. Days of a window have no zone and are never shifted. */
export function Days({ from, to = from, className }: { from: string; to?: string; className?: string }) {
  const said = formatDays(from, to);
  return from === to ? <time dir="ltr" dateTime={from} className={cn("tabular whitespace-nowrap", className)}>{said}</time> : <span dir="ltr" className={cn("tabular whitespace-nowrap", className)}>{said}</span>;
}
