import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { NextSteps } from "./next-steps";
import type { PageWords } from "./page-words";

type SentPageProps = { words: PageWords; page: Extract<PublicPage, { name: "sent" }> };

/** After sending: where to look now. Names no address, so it tells nobody anything. */
export function SentPage({ words, page: { centre, language } }: SentPageProps) {
  return (
    <>
      <h1>{words.thanks.heading}</h1>
      <p className="lead">{words.thanks.text}</p>
      <NextSteps words={words} />
      <section>
        <p className="quiet">{fill(words.form.otherWays, { email: centre.contactEmail, address: centre.controllerAddress })}</p>
        <p><a href={`/privacy/${centre.slug}?lang=${language}`}>{words.newRequest}</a></p>
      </section>
    </>
  );
}
