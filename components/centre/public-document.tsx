import { centreWords } from "@/server/domain/privacy/centre-words/words-of";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { CasePage } from "./case-page";
import { CentrePage } from "./centre-page";
import { PageFrame } from "./page-frame";
import { RefusalPage, refusalWords } from "./refusal-page";
import { SentPage } from "./sent-page";

/** Every page of the public side as one document. `style` is its whole style. */
export function PublicDocument({ page, style }: { page: PublicPage; style: string }) {
  const words = centreWords(page.language);
  const frame = { words, language: page.language, style };
  if (page.name === "centre") return <PageFrame {...frame} title={words.centre.title} organization={page.centre.controllerName} hasFault={page.faults.length > 0}><CentrePage words={words} page={page} /></PageFrame>;
  if (page.name === "sent") return <PageFrame {...frame} title={words.sent.title} organization={page.centre.controllerName}><SentPage words={words} page={page} /></PageFrame>;
  if (page.name === "case") return <PageFrame {...frame} title={words.case.title(page.own.name)} organization={page.own.organization} hasFault={page.faults.length > 0}><CasePage words={words} page={page} /></PageFrame>;
  return <PageFrame {...frame} title={refusalWords(words, page).title} organization={null}><RefusalPage words={words} page={page} /></PageFrame>;
}

/** The organization's colour, where the page is one of an organization. */
export function accentOf(page: PublicPage): string | null {
  if (page.name === "centre" || page.name === "sent") return page.centre.accent;
  return page.name === "case" ? page.own.accent : null;
}
