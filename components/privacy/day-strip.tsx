import { cn } from "@/components/ui/cn";
import type { Limit } from "@/server/domain/privacy/calendar-days";
import { dayWords } from "@/server/domain/privacy/day-words";

/** The days between the end by number and the end by law, each with why it was passed over; nothing where they are one. */
export function DayStrip({ limit }: { limit: Limit }) {
  if (limit.moved.length === 0) return null;
  const days = [...limit.moved.map(({ from, because }) => ({ day: from, word: because, isEnd: false })), { day: limit.date, word: "next working day", isEnd: true }];
  return (
    <ol aria-label="The end of the period, day by day" className="mt-4 flex flex-wrap gap-1.5">
      {days.map(({ day, word, isEnd }) => {
        const [weekday, date, month] = dayWords(day).split(" ");
        return (
          <li key={day} className={cn("w-[6.25rem] rounded border px-2 py-1.5", isEnd ? "border-accent bg-accent-soft" : "border-line bg-sunken text-ink-2")}>
            <span className="tabular block text-sm font-medium">{weekday} {date} {month}</span>
            <span className="block text-xs">{word}</span>
          </li>
        );
      })}
    </ol>
  );
}
