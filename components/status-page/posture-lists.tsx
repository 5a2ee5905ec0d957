import { frameworksInWords } from "@/components/audits/audit-words";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { StatusContent } from "@/server/domain/status-page/content";
import { STATUS_WORDS, type StatusLanguage } from "@/server/domain/status-page/words";

/** A day such as 2026-01-31, written out. */
const Day = ({ day, language }: { day: string; language: StatusLanguage }) => <time dateTime={day}>{dayInWords(language, day)}</time>;
type Spoken<Name extends keyof StatusContent> = Pick<StatusContent, Name> & { language: StatusLanguage };

export function AuditList({ audits, language }: Spoken<"audits">) {
  const words = STATUS_WORDS[language];
  return (
    <ul className="rights-list">
      {audits.map(({ name, firm, type, frameworks, from, to, underWay }) => (
        <li key={`${name} ${from} ${to}`} className="right">
          <h3><bdi>{name}</bdi></h3>
          <p>{frameworksInWords(frameworks)}, {words.by} <bdi>{firm}</bdi></p>
          <p className="quiet">{type === "point_in_time" ? <>{words.asOf} <Day day={from} language={language} /></> : <><Day day={from} language={language} /> {words.to} <Day day={to} language={language} /></>}{underWay && `, ${words.underWay}`}</p>
        </li>
      ))}
    </ul>
  );
}

/** Controls in the organization's own words; their states only where it chose to show them. */
export function ControlList({ controls, language }: Spoken<"controls">) {
  const byCategory = [...Map.groupBy(controls, ({ category }) => category)];
  return byCategory.map(([category, some]) => (
    <details key={category} open={byCategory.length === 1 || undefined}>
      <summary>{category} ({some.length})</summary>
      <ul className="rights-list">
        {some.map(({ title, promise, state }) => (
          <li key={`${title} ${promise}`} className="right">
            <h3><bdi>{title}</bdi></h3>
            <p><bdi>{promise}</bdi></p>
            {state && <p className="quiet">{STATUS_WORDS[language].states[state]}</p>}
          </li>
        ))}
      </ul>
    </details>
  ));
}

export function ProcessorList({ processors }: Pick<StatusContent, "processors">) {
  return (
    <dl className="facts">
      {processors.map(({ name, country, services }) => <div key={`${name} ${services}`}><dt><bdi>{name}</bdi>{country && <><br />{country}</>}</dt><dd><bdi>{services}</bdi></dd></div>)}
    </dl>
  );
}

export function DocumentList({ documents, language }: Spoken<"documents">) {
  return <ul>{documents.map(({ id, title, from, to }) => <li key={id}><bdi>{title}</bdi>, <Day day={from} language={language} /> {STATUS_WORDS[language].to} <Day day={to} language={language} /></li>)}</ul>;
}
