import { fill } from "@/server/domain/privacy/centre-words/fill";
import { certificateWordsOf } from "@/server/domain/privacy/certificate-words/certificate-words";
import type { PublicPage } from "@/server/http/privacy/public-page";

import { CasePage } from "./case-page";
import { CentrePage } from "./centre-page";
import { CertificatePage } from "./certificate-page";
import { OverPage } from "./over-page";
import { PageFrame } from "./page-frame";
import { pageWords } from "./page-words";
import { RefusalPage, refusalWords } from "./refusal-page";
import { SentPage } from "./sent-page";

/** Every page of the public side as one document. `style` is its whole style. */
export function PublicDocument({ page, style }: { page: PublicPage; style: string }) {
  const words = pageWords(page.language);
  const frame = { words, language: page.language, style };
  if (page.name === "case") return <PageFrame {...frame} title={fill(words.titles.case, { reference: page.own.name })} organization={page.own.organization} logo={page.logo} hasFault={page.faults.length > 0}><CasePage words={words} page={page} /></PageFrame>;
  if (page.name === "certificate") return <PageFrame {...frame} title={certificateWordsOf(page.language).check.title} organization={page.organization} logo={page.logo} hasFault={page.status !== 200}><CertificatePage page={page} /></PageFrame>;
  if (page.name !== "centre" && page.name !== "sent" && page.name !== "over") return <PageFrame {...frame} title={refusalWords(words, page).title} organization={null}><RefusalPage words={words} page={page} /></PageFrame>;
  const { controllerName: organization, logo } = page.centre;
  if (page.name === "over") return <PageFrame {...frame} title={words.handOver.over.title} organization={organization} logo={logo}><OverPage words={words} page={page} /></PageFrame>;
  if (page.name === "sent") return <PageFrame {...frame} title={words.titles.thanks} organization={organization} logo={logo}><SentPage words={words} page={page} /></PageFrame>;
  return <PageFrame {...frame} title={words.titles.form} organization={organization} logo={logo} carries={page.signedIn ? { visit: page.signedIn.visit } : { form: page.typed.form }} hasFault={page.faults.length > 0}><CentrePage words={words} page={page} /></PageFrame>;
}

/** The organization's colour, where the page is one of an organization. */
export function accentOf(page: PublicPage): string | null {
  if (page.name === "centre" || page.name === "sent" || page.name === "over") return page.centre.accent;
  if (page.name === "certificate") return page.accent;
  return page.name === "case" ? page.own.accent : null;
}
