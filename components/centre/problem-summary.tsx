import type { CentreProblem, CentreWords } from "@/server/domain/privacy/centre-words/words";

type ProblemSummaryProps = { words: CentreWords["problems"]; faults: { field: string; problem: CentreProblem }[] };

/** What is wrong, first on the page and with the focus on it, each problem a link to its field. */
export function ProblemSummary({ words, faults }: ProblemSummaryProps) {
  if (faults.length === 0) return null;
  return (
    <div className="summary" role="alert" aria-labelledby="problems" tabIndex={-1} autoFocus>
      <h2 id="problems">{words.title}</h2>
      <ul>{faults.map(({ field, problem }) => <li key={field}><a href={`#${field}`}>{words[problem]}</a></li>)}</ul>
    </div>
  );
}
