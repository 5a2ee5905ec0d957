import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { ProblemSummary } from "./problem-summary";
import { RequestForm } from "./request-form";
import { WhoAnswers } from "./who-answers";

type CentrePageProps = { words: CentreWords; page: Extract<PublicPage, { name: "centre" }> };

/** Ask an organization about your data: what happens next, the form, and who answers. */
export function CentrePage({ words, page: { centre, language, typed, faults } }: CentrePageProps) {
  return (
    <>
      <h1>{words.centre.title}</h1>
      <ProblemSummary words={words.problems} faults={faults} />
      <p className="lead">{words.centre.lead(centre.controllerName)}</p>
      {centre.noticeUrl && <p><a href={centre.noticeUrl} rel="noreferrer">{words.centre.notice}</a></p>}
      <RequestForm words={words} language={language} centre={centre} typed={typed} faults={faults} />
      <section aria-labelledby="next">
        <h2 id="next">{words.centre.whatNext}</h2>
        <ol className="numbered">{words.centre.next.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
      </section>
      <WhoAnswers words={words.centre} centre={centre} />
    </>
  );
}
