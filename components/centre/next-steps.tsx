import type { PageWords } from "./page-words";

/** What happens after sending, in order. */
export function NextSteps({ words: { nextSteps } }: { words: PageWords }) {
  return (
    <section aria-labelledby="next">
      <h2 id="next">{nextSteps.heading}</h2>
      <ol className="numbered">{nextSteps.steps.map(({ name, explanation }) => <li key={name}><strong>{name}</strong><br />{explanation}</li>)}</ol>
    </section>
  );
}
