import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { Language } from "@/server/domain/privacy/languages";
import type { OwnCase, RightDates } from "@/server/domain/privacy/view";

import { dayIn } from "./day-format";

type CaseDatesProps = { words: CentreWords; own: OwnCase; language: Language };
type Group = { dates: RightDates; rights: RightDates["right"][] };

/** By when an answer is due, and why: every step from receipt to the date, with its article. Rights with the same way stand together. */
export function CaseDates({ words, own, language }: CaseDatesProps) {
  const isOpen = (right: RightDates["right"]) => own.rights.some((one) => one.right === right && one.outcome === null);
  const groups = grouped(own.dates);
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{words.case.dates}</h2>
      {groups.length === 0 && <p>{words.case.noDate}</p>}
      {groups.map(({ dates, rights }) => (
        <div key={rights.join()}>
          {groups.length > 1 && <h3 className="due">{rights.map((right) => words.rights[right].name).join(", ")}</h3>}
          {rights.some(isOpen) ? <Due words={words} dates={dates} /> : <p>{words.case.noDate}</p>}
          {dates.steps.length > 0 && <Why words={words.case} dates={dates} language={language} />}
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

function Due({ words: { case: said, locale }, dates: { due, refusalDue, withoutStops, acknowledgeBy, isOverdue, isExtended } }: { words: CentreWords; dates: RightDates }) {
  const day = (text: string) => dayIn(locale, text);
  const isMoved = due !== null && withoutStops !== null && withoutStops !== due;
  return (
    <>
      {due && <p className={isOverdue ? "due late" : "due"}>{isOverdue ? said.overdue(day(due)) : said.due(day(due))}</p>}
      {isExtended && <p>{said.extended}</p>}
      {isMoved && <p>{said.moved(day(due), day(withoutStops))}</p>}
      {refusalDue && refusalDue !== due && <p className="quiet">{said.refusalDue(day(refusalDue))}</p>}
      {acknowledgeBy && <p className="quiet">{said.acknowledgeBy(day(acknowledgeBy))}</p>}
      {!due && !acknowledgeBy && <p>{said.noDate}</p>}
    </>
  );
}

function Why({ words, dates, language }: { words: CentreWords["case"]; dates: RightDates; language: Language }) {
  return (
    <details>
      <summary>{words.why}</summary>
      {language !== "en" && <p className="quiet small">{words.whyLanguage}</p>}
      <ol className="steps" lang="en">
        {dates.steps.map(({ title, text, authorities }) => (
          <li key={`${title} ${text}`}>
            <h3>{title}</h3>
            <p>{text}</p>
            {authorities.length > 0 && <p className="quiet small">{authorities.join(" · ")}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
