import type { Problem } from "@/server/http/privacy/public-page";

import { type PageWords, problemWords } from "./page-words";

type ProblemSummaryProps = { words: PageWords; faults: { field: string; problem: Problem }[] };

/** What is wrong, first on the page and with the focus on it, each problem a link to its field. */
export function ProblemSummary({ words, faults }: ProblemSummaryProps) {
  if (faults.length === 0) return null;
  return (
    <div className="summary" role="alert" aria-labelledby="problems" tabIndex={-1} autoFocus>
      <h2 id="problems">{words.more.check}</h2>
      <ul>{faults.map(({ field, problem }) => <li key={field}><a href={`#${field}`}>{problemWords(words, problem)}</a></li>)}</ul>
    </div>
  );
}
