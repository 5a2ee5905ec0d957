import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { MailLink } from "./who-answers";

export type Refusal = Extract<PublicPage, { name: "limited" | "too_large" | "broken" | "missing" }>;

/** Why there is no page here, and what to do. */
export function RefusalPage({ words, page }: { words: CentreWords; page: Refusal }) {
  const { title, paragraphs } = refusalWords(words, page);
  return (
    <>
      <h1>{title}</h1>
      {paragraphs.map((text) => <p key={text} className="lead">{text}</p>)}
      {page.name === "limited" && page.contactEmail && <p className="lead">{words.limited.instead} <MailLink address={page.contactEmail} /></p>}
    </>
  );
}

export function refusalWords({ missing, limited, tooLarge, broken }: CentreWords, page: Refusal): { title: string; paragraphs: string[] } {
  if (page.name === "missing") return page.of === "case" ? { title: missing.caseTitle, paragraphs: missing.case } : { title: missing.centreTitle, paragraphs: [missing.centre] };
  if (page.name === "limited") return { title: limited.title, paragraphs: [limited.text(Math.max(1, Math.ceil(page.waitSeconds / 60)))] };
  return page.name === "too_large" ? { title: tooLarge.title, paragraphs: [tooLarge.text] } : { title: broken.title, paragraphs: [broken.text] };
}
