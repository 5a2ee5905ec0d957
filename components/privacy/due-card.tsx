import { dayWords, days } from "@/server/domain/privacy/day-words";
import type { RightDates } from "@/server/domain/privacy/view";

import { DeadlineSteps } from "./deadline-steps";
import { rightsInWords } from "./case-words";
import { Due } from "./due";

type DueCardProps = { dates: RightDates[]; zone: string; isOpen: boolean };

/** THE date of a case: the earliest one that still runs, and the way to every right's own that does. */
export function DueCard({ dates, zone, isOpen }: DueCardProps) {
  const timed = dates.filter(({ due, isRunning }) => due !== null && (isRunning || !isOpen)).toSorted((a, b) => String(a.due).localeCompare(String(b.due)));
  const standing = timed.filter(({ isTakenBack }) => !isTakenBack);
  // Where all was taken back, the date it had is history.
  const groups = alike(standing.length > 0 ? standing : timed);
  const first = groups[0]?.[0];
  return (
    <section aria-label="By when" className="border-t-2 border-accent pt-3">
      {first?.due ? (
        <>
          <p className="text-sm text-ink-2">{isOpen ? (first.isExtended ? "Extended: answer by" : "Answer by") : "Was to be answered by"}</p>
          <p className="mt-1 text-xl font-semibold tracking-[-0.015em]"><time dateTime={first.due}>{dayWords(first.due)}</time></p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-sm text-ink-2">{isOpen && <Due daysLeft={first.daysLeft} />}<span>24:00 in {zone}; the duty is without undue delay.</span></p>
        </>
      ) : <p className="text-ink-2">{whyNoDate(dates)}</p>}
      {groups.map(([date, ...others]) => date && <OwnDate key={date.right} date={date} names={groups.length > 1 ? [date, ...others] : null} />)}
      {dates.flatMap(({ right, acknowledgeBy }) => (acknowledgeBy ? [<p key={right} className="mt-2 text-sm text-ink-2">Acknowledge the complaint by {dayWords(acknowledgeBy)} (DPA 2018 s. 164A).</p>] : []))}
    </section>
  );
}

function whyNoDate(dates: RightDates[]): string {
  const left = dates.filter(({ isSettled }) => !isSettled);
  if (left.length === 0) return "Everything has been answered.";
  return left.every(({ right }) => right === "complaint") ? "A complaint has no period of Art. 12(3): answer it without undue delay." : "What was taken up again has no period of Art. 12(3): answer it without undue delay.";
}

/** Rights whose dates came about by the same steps are explained once. */
function alike(dates: RightDates[]): RightDates[][] {
  const byWay = Map.groupBy(dates, ({ right: _right, ...way }) => JSON.stringify(way));
  return [...byWay.values()];
}

/** `names` where a request has several dates: whose this one is. */
function OwnDate({ date, names }: { date: RightDates; names: RightDates[] | null }) {
  const { due, refusalDue, target, withoutStops, isExtended, steps } = date;
  const facts: [name: string, day: string | null][] = [
    ...(names ? [["Answer by", due] as [string, string | null]] : []), ...(isExtended ? [] : [["Refuse, or extend with reasons, by", refusalDue] as [string, string | null]]), ["Aim for", target],
    ...(withoutStops !== null && withoutStops !== due ? [["Had nobody been asked for anything", withoutStops] as [string, string]] : []),
  ];
  return (
    <div className="mt-3">
      {names && <h3 className="text-sm font-medium">{rightsInWords(names)}</h3>}
      <dl className="border-b border-line text-sm">
        {facts.map(([name, day]) => day && <div key={name} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1.5"><dt className="text-ink-2">{name}</dt><dd className="tabular">{dayWords(day)}</dd></div>)}
      </dl>
      {withoutStops !== null && due !== null && withoutStops < due && <p className="mt-1.5 text-xs text-ink-2">The law’s own date without the waiting is {dayWords(withoutStops)}: {days(daysApart(withoutStops, due))} rest on the waiting being accepted.</p>}
      <details className="mt-1.5">
        <summary className="-mx-1 min-h-6 rounded px-1 text-sm">Explain this date{names && <span className="sr-only">: {rightsInWords(names)}</span>}</summary>
        <DeadlineSteps steps={steps} />
      </details>
    </div>
  );
}

const daysApart = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
