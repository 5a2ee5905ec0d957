import { StateGlyph } from "@/components/states/state-glyph";
import { cn } from "@/components/ui/cn";
import type { BreachClock } from "@/server/domain/registers/breach-rules";

const SOON_HOURS = 24;
const hoursOf = (hours: number): string => `${hours} ${hours === 1 ? "hour" : "hours"}`;

/** Where the 72 hours stand, in words; near and late have the colour and glyph of their state. */
export function BreachDue({ clock, className }: { clock: BreachClock; className?: string }) {
  const shape = cn("inline-flex items-center gap-1.5 whitespace-nowrap", className);
  switch (clock.state) {
    case "overdue": return <span className={cn(shape, "font-medium text-state-fail")}><StateGlyph state="fail" />{hoursOf(clock.hours)} late</span>;
    case "running": return clock.hours < SOON_HOURS ? <span className={cn(shape, "text-state-stale")}><StateGlyph state="stale" />{hoursOf(clock.hours)} left</span> : <span className={cn(shape, "text-ink-2")}>{hoursOf(clock.hours)} left</span>;
    case "told_late": return <span className={cn(shape, "text-state-exception")}><StateGlyph state="exception" />told after {hoursOf(clock.hours)}</span>;
    case "told": return <span className={cn(shape, "text-ink-2")}>told after {hoursOf(clock.hours)}</span>;
    case "not_needed": return <span className={cn(shape, "text-ink-2")}>need not be told</span>;
    case "processor": return <span className={cn(shape, "text-ink-2")}>controllers at once</span>;
    case "not_started": return <span className={cn(shape, "text-ink-3")}>no awareness yet</span>;
  }
}
