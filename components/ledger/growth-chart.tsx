import { formatCount, plural } from "@/components/ui/count-format";
import { formatDate, monthName } from "@/components/ui/time-format";
import type { GrowthDay } from "@/server/domain/ledger/view";

const WEEK = 7;

/** Entries a day over twelve weeks, each week apart; the same, by week and in words, below it. */
export function GrowthChart({ days }: { days: GrowthDay[] }) {
  const most = Math.max(1, ...days.map((day) => day.added));
  const weeks = weeksOf(days);
  return (
    <div>
      <div aria-hidden className="flex h-20 items-end gap-1.5 border-b border-line-strong">
        {weeks.map((week) => (
          <div key={week[0]?.on} className="flex h-full min-w-0 flex-1 items-end gap-px">
            {week.map((day) => (
              <div key={day.on} title={`${formatDate(day.on)}: ${plural(day.added, "entry", "entries")}`} className="flex h-full min-w-px flex-1 items-end">
                <div className="w-full bg-ink-2" style={{ height: day.added === 0 ? 0 : `max(2px, ${(day.added / most) * 100}%)` }} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div aria-hidden className="mt-1 flex gap-1.5 text-xs text-ink-3">
        {weeks.map((week, index) => <span key={week[0]?.on} className="min-w-0 flex-1 overflow-visible whitespace-nowrap">{monthOf(week, weeks[index - 1])}</span>)}
      </div>
      <details className="mt-1 text-sm">
        <summary className="w-fit text-ink-2">By week, in numbers</summary>
        <ol className="mt-1 max-w-md">
          {weeks.toReversed().map((week) => (
            <li key={week[0]?.on} className="flex justify-between gap-4 border-t border-line py-1">
              <span>{formatDate(week[0]?.on ?? "")} – {formatDate(week.at(-1)?.on ?? "")}</span>
              <span className="tabular">{formatCount(sumOf(week))}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

export function weeksOf(days: GrowthDay[]): GrowthDay[][] {
  return Array.from({ length: Math.ceil(days.length / WEEK) }, (_, i) => days.slice(i * WEEK, (i + 1) * WEEK));
}

export function sumOf(days: GrowthDay[]): number {
  return days.reduce((sum, day) => sum + day.added, 0);
}

function monthOf(week: GrowthDay[], before: GrowthDay[] | undefined): string {
  const month = week[0]?.on.slice(0, 7) ?? "";
  return before && before[0]?.on.slice(0, 7) === month ? "" : monthName(Number(month.slice(5)));
}
