import { StateGlyph } from "@/components/states/state-glyph";
import { Empty } from "@/components/ui/empty";
import { RowLink } from "@/components/ui/row-link";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { distanceInDays } from "@/components/ui/time-format";
import { Days } from "@/components/ui/days";
import type { HomeView } from "@/server/domain/home/view";

/** What waits for this person, the most urgent first, as the server ordered it. */
export function WorkList({ work, tasks }: Pick<HomeView, "work" | "tasks">) {
  if (work.length + tasks.length === 0) return <Empty title="Nothing waits for you">Tasks appear here when a control you own fails, goes stale, asks a question or has no evidence.</Empty>;
  return (
    <ul data-rows>
      {tasks.map(({ label, href, dueOn }) => (
        <li key={label} data-row className="border-b border-line">
          <RowLink href={href} data-row-link className="flex flex-wrap items-baseline justify-between gap-x-3 py-2 hover:bg-hover"><bdi className="wrap-anywhere">{label}</bdi>{dueOn && <span className="text-sm text-ink-2">due <Days from={dueOn} /></span>}</RowLink>
        </li>
      ))}
      {work.map((item) => (
        <li key={item.key} data-row className="border-b border-line last:border-b-0">
          <RowLink href={item.href} data-row-link className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 py-2 hover:bg-hover">
            <StateGlyph state={item.state} label className="self-center" />
            <span className="min-w-0 truncate" dir="auto"><code className="me-2 text-xs text-ink-2">{item.key}</code>{item.title}</span>
            <span className="col-start-2 line-clamp-2 text-sm text-ink-2 wrap-anywhere" dir="auto">{item.sentence}</span>
          </RowLink>
        </li>
      ))}
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
