import type { RequestState } from "@/server/domain/privacy/case/vocabulary";
import type { OwnCase } from "@/server/domain/privacy/view";

import type { PageWords } from "./page-words";

const WAY: RequestState[] = ["received", "identity_pending", "open", "closed"];

/** The way of a case in steps; nothing where it ended otherwise, and no step for an identity that nobody asks for. A tick and not colour alone says what is over. */
export function CaseWay({ words: { case: said }, own: { state } }: { words: PageWords; own: OwnCase }) {
  const way = WAY.filter((step) => step !== "identity_pending" || state === step);
  const now = way.indexOf(state);
  if (now < 0) return null;
  return (
    <ol className="way" aria-label={said.state}>
      {way.map((step, at) => {
        const isDone = at < now || state === "closed";
        return (
          <li key={step} data-step={isDone ? "done" : undefined} aria-current={at === now ? "step" : undefined}>
            {isDone && <span aria-hidden="true">✓ </span>}{said.requestStates[step].name}
          </li>
        );
      })}
    </ol>
  );
}
