import type { CaseStage, CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { OwnCase } from "@/server/domain/privacy/view";

const STAGES: CaseStage[] = ["received", "identity", "work", "answered"];
const REACHED: Partial<Record<OwnCase["state"], CaseStage>> = { received: "received", identity_pending: "identity", open: "work", closed: "answered" };

/** The way of a case in four steps; nothing where it ended otherwise. Steps are told apart by words too, not by colour alone. */
export function CaseWay({ words, own }: { words: CentreWords["case"]; own: OwnCase }) {
  const reached = stageOf(own);
  if (!reached) return null;
  const now = STAGES.indexOf(reached);
  return (
    <ol className="way">
      {STAGES.map((stage, at) => {
        const isDone = at < now || reached === "answered";
        return (
          <li key={stage} data-step={isDone ? "done" : undefined} aria-current={at === now && !isDone ? "step" : undefined}>
            {words.stages[stage]}
            {(isDone || at === now) && <small>{isDone ? words.stageDone : words.stageNow}</small>}
          </li>
        );
      })}
    </ol>
  );
}

function stageOf({ state, rights }: OwnCase): CaseStage | undefined {
  const isAnswered = state === "open" && rights.every(({ outcome }) => outcome !== null);
  return isAnswered ? "answered" : REACHED[state];
}
