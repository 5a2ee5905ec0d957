import type { CaseDone, CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { OwnCase } from "@/server/domain/privacy/view";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { CaseDates } from "./case-dates";
import { CaseHelp } from "./case-help";
import { CaseRights } from "./case-rights";
import { CaseTalk } from "./case-talk";
import { CaseWay } from "./case-way";
import { dayOfMoment } from "./day-format";
import { ProblemSummary } from "./problem-summary";

type Page = Extract<PublicPage, { name: "case" }>;

/** A case for whoever asked: where it stands, by when, what was written, and everything they can do. Forms post to the page's own address. */
export function CasePage({ words, page: { own, done, typed, faults, language } }: { words: CentreWords; page: Page }) {
  const { case: said, locale } = words;
  const state = said.states[own.state];
  const doneWords = done && isSo(done, own) ? said.done[done] : null;
  return (
    <>
      <h1>{said.title(own.name)}</h1>
      <p className="quiet">{said.received(dayOfMoment(locale, own.receivedAt, own.zone))}</p>
      {doneWords && <p className="done" role="status">{doneWords}</p>}
      <ProblemSummary words={words.problems} faults={faults} />
      <CaseWay words={said} own={own} />
      <section aria-labelledby="state">
        <h2 id="state">{state.name}</h2>
        <p>{state.explained}</p>
      </section>
      <ConfirmRequest words={said} own={own} />
      <CaseDates words={words} own={own} language={language} />
      <CaseRights words={words} own={own} faults={faults} />
      <CaseTalk words={words} own={own} typed={typed} faults={faults} />
      <CaseHelp words={words} own={own} />
    </>
  );
}

/** The address only says what was done; nobody is told so unless it is. */
function isSo(done: CaseDone, { addressConfirmed, rights, messages }: OwnCase): boolean {
  if (done === "confirmed") return addressConfirmed;
  return done === "withdrawn" ? rights.some(({ outcome }) => outcome === "withdrawn") : messages.some(({ direction }) => direction === "in");
}

/** A button and not the link itself: mail programs open links by themselves. */
function ConfirmRequest({ words, own }: { words: CentreWords["case"]; own: OwnCase }) {
  if (own.email === null) return null;
  if (own.addressConfirmed) return <section><p className="quiet">{words.confirmed}</p></section>;
  return (
    <section className="card ask" aria-labelledby="confirm">
      <h2 id="confirm">{words.confirmTitle}</h2>
      <p>{words.confirmWhy}</p>
      <form method="post"><button type="submit" name="act" value="confirm">{words.confirm}</button></form>
      <p className="quiet small">{words.notYou}</p>
    </section>
  );
}
