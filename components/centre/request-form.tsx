import { OBJECTS_TO, type Right, RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { Language } from "@/server/domain/privacy/languages";
import type { Centre, Fault, RequestField, TypedRequest } from "@/server/http/privacy/public-page";

import { TextField } from "./text-field";

type RequestFormProps = { words: CentreWords; language: Language; centre: Centre; typed: TypedRequest; faults: Fault<RequestField>[] };

/** The form of a request in three steps on one page. The browser checks nothing, so that each problem is told in the page's language. */
export function RequestForm({ words, language, centre, typed, faults }: RequestFormProps) {
  const { form, frame } = words;
  const faultAt = (field: RequestField) => {
    const found = faults.find((fault) => fault.field === field);
    return found && words.problems[found.problem];
  };
  return (
    <form method="post" action={`/privacy/${centre.slug}?lang=${language}`} noValidate>
      <RightChoices words={words} regime={centre.regime} typed={typed} fault={faultAt("rights")} />
      <fieldset>
        <legend><h2><span className="step">{form.step(2, 3)}</span>{form.reach}</h2></legend>
        <TextField id="email" name="email" type="email" autoComplete="email" label={form.email} hint={form.emailHint} value={typed.email} maxLength={254} isRequired fault={faultAt("email")} />
        <TextField id="name" name="name" autoComplete="name" label={form.name} optional={frame.optional} hint={form.nameHint} value={typed.name} maxLength={200} fault={faultAt("name")} />
      </fieldset>
      <fieldset>
        <legend><h2><span className="step">{form.step(3, 3)}</span>{form.words}</h2></legend>
        <TextField id="words" name="words" label={form.words} optional={frame.optional} hint={form.wordsHint} value={typed.words} maxLength={10_000} isLong fault={faultAt("words")} />
      </fieldset>
      <div className={faultAt("website") ? "field has-fault" : undefined}>
        {faultAt("website") && <span className="fault">{faultAt("website")}</span>}
        <div className="trap" aria-hidden="true"><label>{form.trap}<input id="trap" name="website" type="text" tabIndex={-1} autoComplete="off" /></label></div>
      </div>
      <div className="send">
        <button type="submit" id="website">{form.send}</button>
        <p className="hint">{form.sendHint}</p>
      </div>
    </form>
  );
}

/** A complaint to the organization itself is a right of the United Kingdom only (DPA 2018 s. 164A). */
const offered = (regime: Centre["regime"]): Right[] => RIGHTS.filter((right) => right !== "complaint" || regime === "UK");

function RightChoices({ words: { form, rights, objectsTo }, regime, typed, fault }: { words: CentreWords; regime: Centre["regime"]; typed: TypedRequest; fault: string | undefined }) {
  return (
    <fieldset className={fault ? "rights has-fault" : "rights"} aria-describedby={fault ? "rights-hint rights-fault" : "rights-hint"}>
      <legend><h2><span className="step">{form.step(1, 3)}</span>{form.rights}</h2></legend>
      <p className="hint" id="rights-hint">{form.rightsHint}</p>
      {fault && <span className="fault" id="rights-fault">{fault}</span>}
      {offered(regime).map((right, at) => (
        <div key={right}>
          <label className="choice" id={at === 0 ? "rights" : undefined}>
            <input type="checkbox" id={`right-${right}`} name="rights" value={right} defaultChecked={typed.rights.includes(right)} aria-describedby={`about-${right}`} />
            <strong>{rights[right].name}</strong>
            <span className="hint" id={`about-${right}`}>{rights[right].explained}</span>
          </label>
          {right === "objection" && (
            <fieldset className="sub">
              <legend>{form.objectsTo}</legend>
              <p className="hint">{form.objectsToHint}</p>
              {OBJECTS_TO.map((use) => <label key={use} className="choice"><input type="checkbox" name="objects_to" value={use} defaultChecked={typed.objectsTo.includes(use)} />{objectsTo[use]}</label>)}
            </fieldset>
          )}
        </div>
      ))}
    </fieldset>
  );
}
