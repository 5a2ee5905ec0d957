import { fill } from "@/server/domain/privacy/centre-words/fill";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { OwnCase } from "@/server/domain/privacy/view";

import { dayOfMoment } from "./day-format";
import type { PageWords } from "./page-words";

/** A complaint to the authority, begun: to send as a mail or to copy. Nothing of it is sent from here. */
export function Complaint({ words, own }: { words: PageWords; own: OwnCase }) {
  const { complaint: said } = words;
  const [subject, text] = [fill(said.subject, { organization: own.organization, reference: own.name }), complaintText(words, own)];
  return (
    <details>
      <summary>{said.open}</summary>
      <div className="card">
        <p className="hint" id="complaint-hint">{said.hint}</p>
        <div className="field">
          <label className="name" htmlFor="complaint">{said.text}</label>
          <textarea id="complaint" rows={9} defaultValue={`${subject}\n\n${text}`} aria-describedby="complaint-hint" />
        </div>
        <p><a href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`}>{said.mail}</a></p>
      </div>
    </details>
  );
}

/** The facts of the case in the language of the page, and room for what went wrong. */
export function complaintText(words: PageWords, own: OwnCase): string {
  const { complaint: { paragraphs: [about, which, what, why] }, language } = words;
  const rights = own.rights.map(({ right }) => words.rights[right].name).join(", ");
  const date = dayOfMoment(language, own.receivedAt, own.zone);
  return [fill(about, { organization: own.organization }), fill(which, { reference: own.name, date }), fill(what, { rights }), standing(words, own), `${why}\n`].filter(Boolean).join("\n\n");
}

function standing({ complaint, language }: PageWords, { dates, rights }: OwnCase): string {
  const late = dates.find(({ isOverdue, due }) => isOverdue && due !== null);
  if (late?.due) return fill(complaint.overdue, { date: dayInWords(language, late.due) });
  if (rights.some(({ outcome }) => outcome !== null && outcome !== "withdrawn")) return complaint.answered;
  const due = dates.flatMap((each) => (each.isTakenBack ? [] : (each.due ?? []))).toSorted()[0];
  return due ? fill(complaint.due, { date: dayInWords(language, due) }) : "";
}
