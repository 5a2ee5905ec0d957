import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { MailLink } from "./who-answers";

type SentPageProps = { words: CentreWords; page: Extract<PublicPage, { name: "sent" }> };

/** After sending: where to look now. Names no address, so it tells nobody anything. */
export function SentPage({ words: { sent, centre: { contact } }, page: { centre, language } }: SentPageProps) {
  return (
    <>
      <h1>{sent.title}</h1>
      <p className="lead">{sent.lead}</p>
      <ol className="numbered">{sent.next.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
      <section className="quiet">
        <p>{sent.nothingCame}</p>
        <p>{contact} <MailLink address={centre.contactEmail} /></p>
        <p><a href={`/privacy/${centre.slug}?lang=${language}`}>{sent.again}</a></p>
      </section>
    </>
  );
}
