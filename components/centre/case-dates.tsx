import { fill } from "@/server/domain/privacy/centre-words/fill";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { OwnCase, RightDates } from "@/server/domain/privacy/view";

import type { PageWords } from "./page-words";

type CaseDatesProps = { words: PageWords; own: OwnCase };
type Group = { dates: RightDates; rights: RightDates["right"][] };

/** By when an answer is due, and why: every step from receipt to the date, with its article. Rights with the same way stand together. */
export function CaseDates({ words, own }: CaseDatesProps) {
  const { dates: said } = words.case;
  const isOpen = (right: RightDates["right"]) => own.rights.some((one) => one.right === right && one.outcome === null);
  const groups = grouped(own.dates);
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{said.heading}</h2>
      {groups.length === 0 && <p className="below-heading">{said.noDate}</p>}
      {groups.map(({ dates, rights }) => (
        <div key={rights.join()} className="date">
          {groups.length > 1 && <h3>{rights.map((right) => words.rights[right].name).join(", ")}</h3>}
          {rights.some(isOpen) && <Due words={words} dates={dates} />}
          {dates.steps.length > 0 && <Why words={words} steps={dates.steps} />}
        </div>
      ))}
    </section>
  );
}

function grouped(all: OwnCase["dates"]): Group[] {
  const groups = new Map<string, Group>();
  for (const dates of all) {
    const { right, ...way } = dates;
    const key = JSON.stringify(way);
    groups.set(key, { dates, rights: [...(groups.get(key)?.rights ?? []), right] });
  }
  return [...groups.values()];
}

function Due({ words: { case: { dates: said }, more, language }, dates: { due, withoutStops, acknowledgeBy, isOverdue, isExtended, daysLeft } }: { words: PageWords; dates: RightDates }) {
  const at = (day: string) => ({ date: dayInWords(language, day) });
  const isMoved = due !== null && withoutStops !== null && withoutStops !== due;
  return (
    <>
      {due && <p className="due">{fill(said.dueBy, at(due))}</p>}
      {isOverdue && <p className="late">{said.overdue}</p>}
      {due && !isOverdue && daysLeft !== null && <p className="quiet">{daysLeft === 0 ? said.dueToday : fill(said.daysLeft, { days: String(daysLeft) })}</p>}
      {isExtended && <p>{said.extended}</p>}
      {isMoved && <p>{fill(more.withoutWaiting, at(withoutStops))}</p>}
      {acknowledgeBy && <p className="quiet">{fill(said.acknowledgeBy, at(acknowledgeBy))}</p>}
      {!due && !acknowledgeBy && <p>{said.noDate}</p>}
    </>
  );
}

function Why({ words: { case: { dates: said }, language }, steps }: { words: PageWords; steps: RightDates["steps"] }) {
  return (
    <details>
      <summary>{said.why}</summary>
      <ol className="steps">
        {steps.map(({ kind, date, authorities }, at) => (
          <li key={`${kind} ${at}`}>
            <p>{fill(said.steps[kind], date === null ? {} : { date: dayInWords(language, date) })}</p>
            {authorities.length > 0 && <p className="quiet small">{said.norms}: {authorities.join(" · ")}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
