import { OBJECTS_TO, type Right, RIGHTS } from "@/server/domain/privacy/case/vocabulary";
import type { Centre, TypedRequest } from "@/server/http/privacy/public-page";

import type { PageWords } from "./page-words";
import { Step } from "./step";

type RightChoicesProps = { words: PageWords; regime: Centre["regime"]; typed: TypedRequest; fault: string | undefined };

/** What can be asked for, each explained, and below the objection what it is against. */
export function RightChoices({ words: { form, rights, objectsTo }, regime, typed, fault }: RightChoicesProps) {
  return (
    <fieldset className={fault ? "part rights has-fault" : "part rights"} aria-describedby={fault ? "rights-hint rights-fault" : "rights-hint"}>
      <legend><Step number={1} of={3} /><h2>{form.chooseRights.label}</h2></legend>
      <p className="hint" id="rights-hint">{form.chooseRights.hint}</p>
      {fault && <span className="fault" id="rights-fault">{fault}</span>}
      {offered(regime).map((right, at) => (
        <div key={right}>
          <Choice id={at === 0 ? "rights" : `right-${right}`} name="rights" value={right} words={rights[right]} isChosen={typed.rights.includes(right)} />
          {right === "objection" && (
            <fieldset className="sub" aria-describedby="objects-hint">
              <legend>{form.chooseObjections.label}</legend>
              <p className="hint" id="objects-hint">{form.chooseObjections.hint}</p>
              {OBJECTS_TO.map((use) => <Choice key={use} id={`use-${use}`} name="objects_to" value={use} words={objectsTo[use]} isChosen={typed.objectsTo.includes(use)} />)}
            </fieldset>
          )}
        </div>
      ))}
    </fieldset>
  );
}

/** A complaint to the organization itself is a right of the United Kingdom only (DPA 2018 s. 164A). */
const offered = (regime: Centre["regime"]): Right[] => RIGHTS.filter((right) => right !== "complaint" || regime === "UK");

function Choice({ id, name, value, words, isChosen }: { id: string; name: string; value: string; words: { name: string; explanation: string }; isChosen: boolean }) {
  return (
    <div className="choice">
      <input type="checkbox" id={id} name={name} value={value} defaultChecked={isChosen} aria-describedby={`${id}-about`} />
      <label htmlFor={id}>{words.name}</label>
      <p className="hint" id={`${id}-about`}>{words.explanation}</p>
    </div>
  );
}
