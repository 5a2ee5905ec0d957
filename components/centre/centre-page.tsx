import { fill } from "@/server/domain/privacy/centre-words/fill";
import { yearsInWords } from "@/server/domain/privacy/in-words";
import type { Centre, PublicPage } from "@/server/http/privacy/public-page";

import { NextSteps } from "./next-steps";
import type { PageWords } from "./page-words";
import { ProblemSummary } from "./problem-summary";
import { RequestForm } from "./request-form";
import { WhoAnswers } from "./who-answers";

type CentrePageProps = { words: PageWords; page: Extract<PublicPage, { name: "centre" }> };

/** Ask an organization about your data: the form, what happens next and to what you enter, and who answers. */
export function CentrePage({ words, page: { centre, language, signedIn, typed, faults } }: CentrePageProps) {
  const organization = centre.controllerName;
  return (
    <>
      <h1>{fill(words.titles.centre, { organization })}</h1>
      <ProblemSummary words={words} faults={faults} />
      <p className="lead">{fill(words.intro, { organization })}</p>
      {centre.noticeUrl && <p className="after-lead"><a href={centre.noticeUrl} rel="noreferrer">{words.footer.privacyNotice}</a></p>}
      <RequestForm words={words} language={language} centre={centre} signedIn={signedIn} typed={typed} faults={faults} />
      <NextSteps words={words} />
      <WhatIsKept words={words} centre={centre} />
      <WhoAnswers words={words} centre={centre} />
    </>
  );
}

/** What the organization does with what is entered here (GDPR Art. 13). */
function WhatIsKept({ words: { notice, language }, centre }: { words: PageWords; centre: Centre }) {
  const howLong = centre.retentionYears === 0 ? notice.untilClosed : fill(notice.howLong, { years: yearsInWords(language, centre.retentionYears) });
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{notice.heading}</h2>
      <p className="below-heading">{notice.what} {notice.why}</p>
      <p>{howLong} {fill(notice.recipients, { organization: centre.controllerName })}</p>
      {centre.noticeUrl && <p><a href={centre.noticeUrl} rel="noreferrer">{notice.more}</a></p>}
    </section>
  );
}
