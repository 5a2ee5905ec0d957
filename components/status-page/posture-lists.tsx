import { frameworksInWords } from "@/components/audits/audit-words";
import { STATE_WORDS } from "@/components/states/state-words";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { StatusContent } from "@/server/domain/status-page/content";

/** A day such as 2026-01-31, written out. */
const Day = ({ day }: { day: string }) => <time dateTime={day}>{dayInWords("en", day)}</time>;

export function AuditList({ audits }: Pick<StatusContent, "audits">) {
  return (
    <ul className="rights-list">
      {audits.map(({ name, firm, type, frameworks, from, to }) => (
        <li key={`${name} ${from} ${to}`} className="right">
          <h3><bdi>{name}</bdi></h3>
          <p>{frameworksInWords(frameworks)}, by <bdi>{firm}</bdi></p>
          <p className="quiet">{type === "point_in_time" ? <>As of <Day day={from} /></> : <><Day day={from} /> to <Day day={to} /></>}</p>
        </li>
      ))}
    </ul>
  );
}

/** Controls in the organization's own words; their states only where it chose to show them. */
export function ControlList({ controls }: Pick<StatusContent, "controls">) {
  const byCategory = [...Map.groupBy(controls, ({ category }) => category)];
  return byCategory.map(([category, some]) => (
    <details key={category} open={byCategory.length === 1 || undefined}>
      <summary>{category} ({some.length})</summary>
      <ul className="rights-list">
        {some.map(({ title, promise, state }) => (
          <li key={`${title} ${promise}`} className="right">
            <h3><bdi>{title}</bdi></h3>
            <p><bdi>{promise}</bdi></p>
            {state && <p className="quiet">{STATE_WORDS[state].word}: {STATE_WORDS[state].meaning}</p>}
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

export function DocumentList({ documents }: Pick<StatusContent, "documents">) {
  return <ul>{documents.map(({ id, title, from, to }) => <li key={id}><bdi>{title}</bdi>, <Day day={from} /> to <Day day={to} /></li>)}</ul>;
}
