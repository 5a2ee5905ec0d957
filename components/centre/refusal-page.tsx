import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { minutesIn, type PageWords } from "./page-words";
import { MailLink } from "./who-answers";

export type Refusal = Extract<PublicPage, { name: "limited" | "too_large" | "broken" | "missing" }>;

/** Why there is no page here, and what to do. */
export function RefusalPage({ words, page }: { words: PageWords; page: Refusal }) {
  const { title, paragraphs } = refusalWords(words, page);
  return (
    <>
      <h1>{title}</h1>
      {paragraphs.map((text) => <p key={text} className="lead">{text}</p>)}
      {page.name === "limited" && page.contactEmail && <p className="lead">{words.footer.contact}: <MailLink address={page.contactEmail} /></p>}
    </>
  );
}

export function refusalWords({ titles, errors, more, locale }: PageWords, page: Refusal): { title: string; paragraphs: string[] } {
  if (page.name === "missing") return { title: titles.notFound, paragraphs: page.of === "case" ? [errors.linkGone, more.caseOver] : [more.noCentre] };
  if (page.name === "limited") {
    const wait = minutesIn(locale, Math.max(1, Math.ceil(page.waitSeconds / 60)));
    return { title: more.check, paragraphs: [errors.tooManyTries, fill(more.wait, { wait })] };
  }
  return { title: more.check, paragraphs: [page.name === "too_large" ? more.tooLarge : more.failed] };
}
