import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { OwnCase } from "@/server/domain/privacy/view";

import { CaseWay } from "./case-way";
import type { PageWords } from "./page-words";

type CaseStateProps = { words: PageWords; own: OwnCase };

/** Where a case stands, and what the person can do about it now. */
export function CaseState({ words, own }: CaseStateProps) {
  const { case: said } = words;
  const state = said.requestStates[own.state];
  return (
    <>
      <CaseWay words={words} own={own} />
      <section aria-labelledby="state">
        <h2 id="state">{said.state}: {state.name}</h2>
        <p className="below-heading">{state.explanation}</p>
      </section>
      <ConfirmRequest words={words} own={own} />
    </>
  );
}

/** A button and not the link itself: mail programs open links by themselves. */
function ConfirmRequest({ words: { case: { confirmAddress: said } }, own: { email, addressConfirmed } }: CaseStateProps) {
  if (email === null || addressConfirmed) return null;
  return (
    <section className="card ask" aria-labelledby="confirm">
      <h2 id="confirm">{fill(said.text, { email })}</h2>
      <form method="post"><button type="submit" name="act" value="confirm">{said.button}</button></form>
      <p className="quiet small">{said.notYou}</p>
    </section>
  );
}
