import { dayWords } from "@/server/domain/privacy/day-words";
import type { Step } from "@/server/domain/privacy/explain-stops";

/** From receipt to date, one step a row: what was counted, where the law says so, where that leads. */
export function DeadlineSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol>
      {steps.map(({ title, text, authorities, date }, index) => (
        <li key={index} className="grid grid-cols-[1.5rem_1fr] gap-x-2 border-t border-line py-3 first:border-t-0 first:pt-1">
          <span aria-hidden className="tabular text-ink-3">{index + 1}</span>
          <div className="min-w-0">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="font-medium">{title}</h3>
              {date && <time dateTime={date} className="text-sm text-ink-2">{dayWords(date)}</time>}
            </div>
            <p className="mt-0.5 text-ink-2">{text}</p>
            {authorities.length > 0 && <p className="mt-1 text-xs text-ink-3">{authorities.join(" · ")}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
