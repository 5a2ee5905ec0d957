import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { OwnCase } from "@/server/domain/privacy/view";
import type { CaseField, Fault } from "@/server/http/privacy/public-page";

type CaseRightsProps = { words: CentreWords; own: OwnCase; faults: Fault<CaseField>[] };
type OwnRight = OwnCase["rights"][number];

/** What was asked for, how each part stands, and a way to take it back in two steps. */
export function CaseRights({ words, own, faults }: CaseRightsProps) {
  const { case: said } = words;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{said.asked}</h2>
      {own.wording && <><h3 className="hint">{said.yourWords}</h3><p className="quote">{own.wording}</p></>}
      <ul className="rights-list">
        {own.rights.map((right) => (
          <li key={right.right} className="right">
            <h3>{words.rights[right.right].name}</h3>
            <p className="quiet">{stateWords(said, right)}</p>
            {right.withdrawable && <Withdraw words={words} right={right} faults={faults} />}
          </li>
        ))}
      </ul>
      {faults.some(({ field }) => field === "withdraw-") && <p className="fault" id="withdraw-">{words.problems.nothing_to_withdraw}</p>}
    </section>
  );
}

function stateWords({ outcome, rightState }: CentreWords["case"], right: OwnRight): string {
  const told = right.outcome === null ? undefined : Object.entries(outcome).find(([name]) => name === right.outcome)?.[1];
  return told ?? rightState[right.state];
}

function Withdraw({ words, right: { right }, faults }: { words: CentreWords; right: OwnRight; faults: Fault<CaseField>[] }) {
  const { case: said, problems, rights } = words;
  const [field, name] = [`withdraw-${right}` as const, rights[right].name];
  const fault = faults.find((one) => one.field === field);
  return (
    <details open={fault !== undefined}>
      <summary>{said.withdrawOne(name)}</summary>
      <form method="post" className={fault ? "card has-fault" : "card"}>
        <p>{said.withdrawConsequence}</p>
        <input type="hidden" name="right" value={right} />
        {fault && <span className="fault" id={`${field}-fault`}>{problems[fault.problem]}</span>}
        <label className="choice"><input id={field} type="checkbox" name="sure" value="yes" aria-invalid={fault ? true : undefined} aria-describedby={fault && `${field}-fault`} />{said.withdrawSure}</label>
        <button type="submit" name="act" value="withdraw" className="plain">{said.withdrawSend(name)}</button>
      </form>
    </details>
  );
}
