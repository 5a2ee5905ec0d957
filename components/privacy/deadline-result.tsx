import { Section } from "@/components/layout/section";
import { cn } from "@/components/ui/cn";
import { dayWords, days } from "@/server/domain/privacy/day-words";
import type { Deadline } from "@/server/domain/privacy/deadline";
import { basisText, deadlineText } from "@/server/domain/privacy/deadline-text";

import { DayStrip } from "./day-strip";
import { DeadlineCopies } from "./deadline-copies";
import { DeadlineSteps } from "./deadline-steps";

type DeadlineResultProps = { deadline: Deadline; address: string };

/** The date, what else must be known with it, and the way to it. */
export function DeadlineResult({ deadline, address }: DeadlineResultProps) {
  const { due, isExtended, basis, month, extended, remarks } = deadline;
  return (
    <div className="min-w-0" aria-live="polite">
      <div className="border-t-2 border-accent pt-3">
        <p className="text-sm text-ink-2">{isExtended ? "Extended: to be answered by" : "To be answered by"}</p>
        <p className="mt-1 text-[1.75rem] leading-9 font-semibold tracking-[-0.015em]"><time dateTime={due}>{dayWords(due)}</time></p>
        <p className="mt-0.5 text-ink-2">24:00 in {basis.zone}. That is the outer limit: the duty is without undue delay.</p>
      </div>
      <DayStrip limit={isExtended ? extended : month} />
      <Facts deadline={deadline} />
      {remarks.length > 0 && (
        <ul aria-label="To know with it" className="mb-6 grid gap-2 border-s-2 border-state-exception bg-state-exception-soft px-3 py-2.5">
          {remarks.map((remark) => <li key={remark}>{remark}</li>)}
        </ul>
      )}
      <DeadlineCopies address={address} text={deadlineText(deadline)} />
      <Section title="Why this date" className="mt-6"><DeadlineSteps steps={deadline.steps} /></Section>
      <p className="mt-4 text-xs text-ink-3" data-verbatim>{basisText(basis)}</p>
    </div>
  );
}

function Facts({ deadline }: { deadline: Deadline }) {
  const { noticeBy, target, extended, isExtended, withoutStops, due, answered, refused } = deadline;
  const late = (daysLate: number) => (daysLate === 0 ? "in time" : `${days(daysLate)} late`);
  const facts: [name: string, day: string, more?: string][] = [
    ["Refuse, or give notice of extension, by", noticeBy], ["Aim for", target],
    ...(isExtended ? [] : [["With an extension in time", extended.date] as [string, string]]),
    ...(withoutStops.due === due ? [] : [["Had nobody been asked for anything", withoutStops.due] as [string, string]]),
    ...(answered ? [["Answered", answered.on, late(answered.daysLate)] as [string, string, string]] : []),
    ...(refused ? [["Refused", refused.on, late(refused.daysLate)] as [string, string, string]] : []),
  ];
  return (
    <dl className="mt-6 mb-6 border-b border-line">
      {facts.map(([name, day, more]) => (
        <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line py-2">
          <dt className="text-ink-2">{name}</dt>
          <dd className="tabular font-medium">{dayWords(day)}{more && <span className={cn("ms-2 font-normal", more === "in time" ? "text-ink-2" : "text-danger")}>{more}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
