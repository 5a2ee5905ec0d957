import type { OwnCase } from "@/server/domain/privacy/view";
import type { CaseField, Fault } from "@/server/http/privacy/public-page";

import { type PageWords, problemWords } from "./page-words";
import { TextField } from "./text-field";

type IdentityQuestionProps = { words: PageWords; own: OwnCase; typed: string; faults: Fault<CaseField>[] };

/** What was asked to settle who asks, in the organization's words, and a place to answer it. */
export function IdentityQuestion({ words, own: { state, language, question }, typed, faults }: IdentityQuestionProps) {
  const { case: { identity }, reply } = words;
  if (state !== "identity_pending" || question === null) return null;
  const fault = faults.find(({ field }) => field === "answer");
  return (
    <section className="card ask" aria-labelledby="identity">
      <h2 id="identity">{identity.heading}</h2>
      <p>{identity.text}</p>
      <ul>{question.asks.map((ask) => <li key={ask}>{identity.asks[ask]}</li>)}</ul>
      {question.text && <p className="quote" lang={language} dir="auto">{question.text}</p>}
      <p>{identity.noCopies}</p>
      <form method="post" noValidate>
        <TextField id="answer" name="answer" label={reply.label} hint={reply.hint} value={typed} maxLength={10_000} isLong isRequired fault={fault && problemWords(words, fault.problem)} />
        <p className="send"><button type="submit" name="act" value="answer">{reply.send}</button></p>
      </form>
    </section>
  );
}
