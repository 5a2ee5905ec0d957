import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { OwnCase } from "@/server/domain/privacy/view";
import type { CaseDone, PublicPage } from "@/server/http/privacy/public-page";

import { CaseDates } from "./case-dates";
import { CaseFiles } from "./case-files";
import { CaseErasure } from "./case-erasure";
import { CaseHelp } from "./case-help";
import { CaseRights } from "./case-rights";
import { CaseState } from "./case-state";
import { CaseTalk } from "./case-talk";
import { dayOfMoment } from "./day-format";
import { IdentityQuestion } from "./identity-question";
import type { PageWords } from "./page-words";
import { ProblemSummary } from "./problem-summary";

type CasePageProps = { words: PageWords; page: Extract<PublicPage, { name: "case" }> };

/** A case for whoever asked: where it stands, by when, what was written, and everything they can do. Forms post to the page's own address. */
export function CasePage({ words, page: { own, here, centrePath, done, typed, faults } }: CasePageProps) {
  return (
    <>
      <h1>{fill(words.titles.case, { reference: own.name })}</h1>
      <p className="quiet">{fill(words.case.received, { date: dayOfMoment(words.language, own.receivedAt, own.zone) })}</p>
      {done && isSo(done, own) && <p className="done" role="status">{doneWords(words, done)}</p>}
      <ProblemSummary words={words} faults={faults} />
      <CaseState words={words} own={own} />
      <IdentityQuestion words={words} own={own} typed={faults.some(({ field }) => field === "answer") ? typed : ""} faults={faults} />
      <CaseDates words={words} own={own} />
      <CaseRights words={words} own={own} faults={faults} />
      <CaseFiles words={words} own={own} faults={faults} />
      {own.erasure && <CaseErasure language={words.language} locale={words.locale} erasure={own.erasure} fileUrl={`${here}/certificate`} checkUrl={`${centrePath}/certificate`} />}
      <CaseTalk words={words} own={own} typed={faults.some(({ field }) => field === "text") ? typed : ""} faults={faults} />
      <CaseHelp words={words} own={own} />
    </>
  );
}

function doneWords({ case: said, answers, reply }: PageWords, done: CaseDone): string {
  return { confirmed: said.confirmAddress.done, written: said.write.sent, withdrawn: said.withdraw.done, code: answers.delivery.sent, answered: reply.done }[done];
}

/** The address only says what was done; nobody is told so unless it is. */
function isSo(done: CaseDone, { addressConfirmed, rights, messages, files }: OwnCase): boolean {
  if (done === "confirmed") return addressConfirmed;
  if (done === "code") return files.length > 0;
  return done === "withdrawn" ? rights.some(({ outcome }) => outcome === "withdrawn") : messages.some(({ direction }) => direction === "in");
}
