import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { daysBetween, distanceInDays } from "@/components/ui/time-format";
import type { HomeView } from "@/server/domain/home/view";

type WorkListProps = { work: HomeView["work"]; asOf: string; timezone: string };

/** What waits for this person, the most overdue first, as the server ordered it. */
export function WorkList({ work, asOf, timezone }: WorkListProps) {
  if (work.length === 0) return <Empty title="Nothing waits for you">Tasks appear here when a control you own fails, goes stale or asks a question.</Empty>;
  return (
    <ul data-rows>
      {work.map((item) => {
        const overdue = item.dueAt !== null && daysBetween(asOf, item.dueAt, timezone) < 0;
        return (
          <li key={`${item.href}${item.label}`} data-row className="border-b border-line last:border-b-0">
            <RowLink href={item.href} data-row-link className="flex min-h-9 items-baseline gap-3 py-2 hover:bg-hover">
              <span className="min-w-0 flex-1 wrap-anywhere" dir="auto">{item.label}</span>
              {item.dueAt && <span className={cn("tabular shrink-0 text-sm", overdue ? "font-medium text-state-fail" : "text-ink-2")}>{distanceInDays(asOf, item.dueAt, timezone, "overdue")}</span>}
            </RowLink>
          </li>
        );
      })}
    </ul>
  );
}

type DeadlinesProps = { deadlines: HomeView["deadlines"]; asOf: string; timezone: string };

export function Deadlines({ deadlines, asOf, timezone }: DeadlinesProps) {
  if (deadlines === null) return <Empty title="Not kept for a past day">When a verdict runs out is known of today only. What had changed by then is listed.</Empty>;
  if (deadlines.length === 0) return <Empty title="No deadline in sight">The next due dates of controls, keys and reports appear here.</Empty>;
  return (
    <ul data-rows>
      {deadlines.map((deadline) => (
        <li key={`${deadline.href}${deadline.at}`} data-row className="border-b border-line last:border-b-0">
          <RowLink href={deadline.href} data-row-link className="grid min-h-9 grid-cols-[6.5rem_minmax(0,1fr)_auto] items-baseline gap-3 py-2 hover:bg-hover">
            <Time iso={deadline.at} tz={timezone} className="text-sm text-ink-2" />
            <span className="wrap-anywhere" dir="auto">{deadline.label}</span>
            <span className="tabular text-sm text-ink-2">{distanceInDays(asOf, deadline.at, timezone, "overdue")}</span>
          </RowLink>
        </li>
      ))}
    </ul>
  );
}

export function HomeListSkeleton({ label, rows = 4 }: { label: string; rows?: number }) {
  return <RowsSkeleton label={label} rows={rows} widths={["w-2/3", "w-20"]} />;
}
