import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { Language } from "@/server/domain/privacy/languages";
import type { Centre, Fault, RequestField, SignedIn, TypedRequest } from "@/server/http/privacy/public-page";

import { type PageWords, problemWords } from "./page-words";
import { RightChoices } from "./right-choices";
import { Step } from "./step";
import { TextField } from "./text-field";

type RequestFormProps = { words: PageWords; language: Language; centre: Centre; signedIn: SignedIn | null; typed: TypedRequest; faults: Fault<RequestField>[] };

/** The form of a request in three steps on one page. The browser checks nothing, so that each problem is told in the page's language. */
export function RequestForm({ words, language, centre, signedIn, typed, faults }: RequestFormProps) {
  const { form } = words;
  const faultAt = (field: RequestField) => {
    const found = faults.find((fault) => fault.field === field);
    return found && problemWords(words, found.problem);
  };
  return (
    <form method="post" action={`/privacy/${centre.slug}${signedIn ? "/hand-over" : ""}?${new URLSearchParams({ lang: language, ...(signedIn ? {} : { form: typed.form }) })}`} noValidate>
      <input type="hidden" name="form" value={typed.form} />
      {signedIn && <input type="hidden" name="visit" value={signedIn.visit} />}
      <RightChoices words={words} regime={centre.regime} typed={typed} fault={faultAt("rights")} />
      <section className="part">
        <Step number={2} of={3} />
        {signedIn ? <p className="below-heading" id="email">{fill(words.handOver.signedIn, { email: signedIn.email })}</p> : <TextField id="email" name="email" type="email" autoComplete="email" label={form.email.label} hint={form.email.hint} value={typed.email} maxLength={254} isRequired fault={faultAt("email")} />}
        <TextField id="name" name="name" autoComplete="name" label={form.name.label} optional={form.optional} hint={form.name.hint} value={typed.name || (signedIn?.name ?? "")} maxLength={200} fault={faultAt("name")} />
      </section>
      <section className="part">
        <Step number={3} of={3} />
        <TextField id="words" name="words" label={form.wording.label} optional={form.optional} hint={`${form.wording.hint} ${form.noReasonNeeded}`} value={typed.words} maxLength={10_000} isLong fault={faultAt("words")} />
      </section>
      {/* Programs fill in every field; people neither see this one nor come to it with the keyboard. */}
      <div className="trap" aria-hidden="true"><input name="website" type="text" tabIndex={-1} autoComplete="off" /></div>
      <div className={faultAt("website") ? "send has-fault" : "send"}>
        {faultAt("website") && <p className="fault">{faultAt("website")}</p>}
        <button type="submit" id="website">{form.submit}</button>
        <p className="hint">{form.free}</p>
        <p className="hint">{fill(form.otherWays, { email: centre.contactEmail, address: centre.controllerAddress })}</p>
      </div>
    </form>
  );
}
