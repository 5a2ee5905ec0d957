import type { RightState } from "@/server/domain/privacy/case/vocabulary";
import type { OwnCase } from "@/server/domain/privacy/view";
import type { CaseField, Fault } from "@/server/http/privacy/public-page";

import { type PageWords, problemWords } from "./page-words";

type CaseRightsProps = { words: PageWords; own: OwnCase; faults: Fault<CaseField>[] };
type OwnRight = OwnCase["rights"][number];

/** What was asked for, how each part stands, and a way to take it back in two steps. */
export function CaseRights({ words, own, faults }: CaseRightsProps) {
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{words.case.yourWords}</h2>
      {own.wording && <p className="quote" dir="auto">{own.wording}</p>}
      <ul className="rights-list">
        {own.rights.map((right) => (
          <li key={right.right} className="right" id={`withdraw-${right.right}`}>
            <h3>{words.rights[right.right].name}</h3>
            <p className="quiet">{stateWords(words.case, right)}</p>
            <Withdraw words={words} right={right} faults={faults} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The answer where there is one: after it a right may be `done`, or still wait for backups to expire. */
function stateWords({ rightStates, withdrawn }: PageWords["case"], { state, outcome }: OwnRight): string {
  const answer: Record<string, RightState> = { full: "responded_full", partial: "responded_partial", refused: "refused", no_data: "no_data" };
  if (outcome === "withdrawn") return withdrawn;
  const told = answer[outcome ?? ""];
  return [told && told !== state && rightStates[told], rightStates[state]].filter(Boolean).join(" ");
}

function Withdraw({ words, right: { right, withdrawable }, faults }: { words: PageWords; right: OwnRight; faults: Fault<CaseField>[] }) {
  const { withdraw } = words.case;
  const [id, name] = [`sure-${right}`, words.rights[right].name];
  const found = faults.find(({ field }) => field === `withdraw-${right}`);
  const fault = found && problemWords(words, found.problem);
  if (!withdrawable) return fault ? <p className="fault">{fault}</p> : null;
  return (
    <details open={fault !== undefined}>
      <summary aria-label={`${withdraw.open}: ${name}`}>{withdraw.open}</summary>
      <form method="post" className={fault ? "card has-fault" : "card"}>
        <input type="hidden" name="right" value={right} />
        {fault && <span className="fault" id={`${id}-fault`}>{fault}</span>}
        <div className="choice"><input id={id} type="checkbox" name="sure" value="yes" aria-invalid={fault ? true : undefined} aria-describedby={[fault && `${id}-fault`, `${id}-about`].filter(Boolean).join(" ")} /><label htmlFor={id}>{withdraw.confirm}: {name}</label></div>
        <p className="hint" id={`${id}-about`}>{withdraw.text}</p>
        <button type="submit" name="act" value="withdraw" className="plain">{withdraw.confirm}</button>
      </form>
    </details>
  );
}
